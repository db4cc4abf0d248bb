import type { QueryCacheNotifyEvent } from "@tanstack/react-query";
import { failureOf, metNobody } from "../../api/errors.ts";
import { queryClient } from "../../api/query-client.ts";

/** Calls `onBack` when a request gets a response after another one got none, which means that an outage is over. */
export function whenBack(onBack: () => void): () => void {
  let isAway = false;
  return queryClient.getQueryCache().subscribe((event: QueryCacheNotifyEvent) => {
    if (event.type !== "updated") return;
    const { action } = event;
    const hasFailed = action.type === "failed" || action.type === "error";
    if (hasFailed) isAway ||= metNobody(failureOf(action.error));
    // Data from the stream reaches the cache without a request, so such data does not prove that the server answers
    // requests.
    if (!isAway || action.type !== "success" || action.manual) return;
    isAway = false;
    onBack();
  });
}
