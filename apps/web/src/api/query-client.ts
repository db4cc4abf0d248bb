import { QueryCache, QueryClient } from "@tanstack/react-query";
import { failureOf } from "./errors.ts";
import { letNewestWin } from "./newest-wins.ts";

/** Called when the server no longer recognises the session. */
let onSignedOut: () => void = () => {};

export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

/** Called for every failed request, so that any request can detect an expired session. */
export function noticeFailure(error: unknown): void {
  if (failureOf(error).code === "unauthorized") onSignedOut();
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeFailure }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal that gives a reason is final. Only a missing or broken response is worth retrying.
      retry: (count, error) => {
        const { code } = failureOf(error);
        return count < 3 && (code === "offline" || code === "unavailable" || code === "internal");
      },
    },
    mutations: { onError: noticeFailure },
  },
});
letNewestWin(queryClient);
