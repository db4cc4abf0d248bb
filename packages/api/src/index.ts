export { describeZodError, toLacquerError, trpcCode } from "./errors.ts";
export { type AppRouter, appRouter, createCaller } from "./root.ts";
export type { ApiContext } from "./trpc.ts";
export { SSE_CLIENT, SSE_PING_MS, streamError } from "./trpc.ts";
