import type { AppRouter } from "@lacquer/api";
import { httpBatchLink, httpSubscriptionLink, splitLink } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import superjson from "superjson";

export const trpc = createTRPCReact<AppRouter>();

/** The calls outside React (the outbox, the stream) and inside it share this client. */
export const trpcClient = trpc.createClient({
  links: [
    splitLink({
      condition: (operation) => operation.type === "subscription",
      // Who opens a stream opens it again: retryLink never forgets a failure, so a day's third would wait for long.
      true: httpSubscriptionLink({ url: "/trpc", transformer: superjson }),
      false: httpBatchLink({ url: "/trpc", maxItems: 10, transformer: superjson }),
    }),
  ],
});
