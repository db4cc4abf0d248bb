import { QueryCache, QueryClient } from "@tanstack/react-query";
import { failureOf } from "./errors.ts";
import { letNewestWin } from "./newest-wins.ts";

/** Called when the server no longer knows who is asking. */
let onSignedOut: () => void = () => {};

export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

/** Reports a failure that any caller met, so that a lost session is noticed whoever met it. */
export function noticeFailure(error: unknown): void {
  if (failureOf(error).code === "unauthorized") onSignedOut();
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeFailure }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal with a reason stays a refusal; only a missing or broken answer is worth asking again for.
      retry: (count, error) => {
        const { code } = failureOf(error);
        return count < 3 && (code === "offline" || code === "unavailable" || code === "internal");
      },
    },
    mutations: { onError: noticeFailure },
  },
});
letNewestWin(queryClient);
