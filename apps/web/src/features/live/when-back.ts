import type { QueryCacheNotifyEvent } from "@tanstack/react-query";
import { failureOf, metNobody } from "../../api/errors.ts";
import { queryClient } from "../../api/query-client.ts";

/** Calls `onBack` when a request is answered after one that got no answer: an outage is over. */
export function whenBack(onBack: () => void): () => void {
  let isAway = false;
  return queryClient.getQueryCache().subscribe((event: QueryCacheNotifyEvent) => {
    if (event.type !== "updated") return;
    const { action } = event;
    const hasFailed = action.type === "failed" || action.type === "error";
    if (hasFailed) isAway ||= metNobody(failureOf(action.error));
    // Data from the stream is put into the cache without a request, so it does not prove that requests are answered.
    if (!isAway || action.type !== "success" || action.manual) return;
    isAway = false;
    onBack();
  });
}
