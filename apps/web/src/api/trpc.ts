import type { AppRouter } from "@lacquer/api";
import { httpBatchLink, httpSubscriptionLink, retryLink, splitLink } from "@trpc/client";
import { createTRPCReact } from "@trpc/react-query";
import superjson from "superjson";
import { failureOf } from "./errors.ts";

export const trpc = createTRPCReact<AppRouter>();

/** The calls outside React (the outbox, the stream) and inside it share this client. */
export const trpcClient = trpc.createClient({
  links: [
    splitLink({
      condition: (operation) => operation.type === "subscription",
      true: [
        // One 503 ends a browser's stream for good unless somebody opens it again: 1 s, doubling up to 30 s.
        retryLink({
          retry: ({ error }) => failureOf(error).code !== "unauthorized",
          retryDelayMs: (attempt) =>
            Math.min(30_000, 1_000 * 2 ** attempt) * (0.5 + Math.random() / 2),
        }),
        httpSubscriptionLink({ url: "/trpc", transformer: superjson }),
      ],
      false: httpBatchLink({ url: "/trpc", maxItems: 10, transformer: superjson }),
    }),
  ],
});
