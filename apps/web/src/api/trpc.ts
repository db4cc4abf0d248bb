import type { AppRouter } from "@lacquer/api";
import { httpBatchLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import superjson from "superjson";

export const trpc = createTRPCReact<AppRouter>();

/** One client for calls from inside React and from outside it (the outbox, the stream). */
export const trpcClient = trpc.createClient({
  links: [
    splitLink({
      condition: (operation) => operation.type === "subscription",
      // Streams have no retryLink, because it never resets its count of failures, so the third failure of a day would
      // cause a long wait. Our own code reopens them.
      true: httpSubscriptionLink({ url: "/trpc", transformer: superjson }),
      false: httpBatchLink({ url: "/trpc", maxItems: 10, transformer: superjson }),
    }),
  ],
});
