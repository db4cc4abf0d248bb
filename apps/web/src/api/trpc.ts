import type { AppRouter } from "@lacquer/api";
import { httpBatchLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import superjson from "superjson";

export const trpc = createTRPCReact<AppRouter>();

/** Calls inside and outside React (the outbox, the stream) share this client. */
export const trpcClient = trpc.createClient({
  links: [
    splitLink({
      condition: (operation) => operation.type === "subscription",
      // Streams are reopened by their own code: retryLink never forgets a failure, so the third failure of a day
      // would wait long.
      true: httpSubscriptionLink({ url: "/trpc", transformer: superjson }),
      false: httpBatchLink({ url: "/trpc", maxItems: 10, transformer: superjson }),
    }),
  ],
});
