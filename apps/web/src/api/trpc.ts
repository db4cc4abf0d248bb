import type { AppRouter } from "@lacquer/api";
import { httpBatchLink } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import superjson from "superjson";

export const trpc = createTRPCReact<AppRouter>();

/** The calls outside React (the outbox) and inside it share this client. */
export const trpcClient = trpc.createClient({
  links: [httpBatchLink({ url: "/trpc", maxItems: 10, transformer: superjson })],
});
