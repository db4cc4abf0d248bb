import type { AppRouter } from "@lacquer/api";
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { wire } from "./wire.ts";

/** The client of the live stream. Only parts that are loaded late use it, because the first page opens no stream. */
export const liveClient = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === "subscription",
      // Our own code reopens streams. retryLink never resets its count of failures, so the third failure of a day would
      // cause a long wait.
      true: httpSubscriptionLink({ url: "/trpc", transformer: wire }),
      false: httpBatchLink({ url: "/trpc", maxItems: 10, transformer: wire }),
    }),
  ],
});
