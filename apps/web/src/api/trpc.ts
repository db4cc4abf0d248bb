import type { AppRouter } from "@lacquer/api";
import { httpBatchLink } from "@trpc/client/links/httpBatchLink";
import { createClient } from "./create-client.ts";
import { createCalls } from "./react-calls.ts";
import { wire } from "./wire.ts";

export const trpc = createCalls<AppRouter>();

/** For calls from outside React too (the outbox, for example). Streams have a client of their own. */
export const trpcClient = createClient<AppRouter>(
  httpBatchLink({ url: "/trpc", maxItems: 10, transformer: wire }),
);
