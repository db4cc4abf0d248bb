export { describeZodError, toLacquerError, trpcCode } from "./errors.ts";
export { type AppRouter, appRouter } from "./root.ts";
export type { ApiContext } from "./trpc.ts";
