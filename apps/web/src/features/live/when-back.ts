import type { QueryCacheNotifyEvent } from "@tanstack/react-query";
import { failureOf, metNobody } from "../../api/errors.ts";
import { queryClient } from "../../api/query-client.ts";

/** Calls `onBack` when a question is answered after one that met nobody: an outage is over. */
export function whenBack(onBack: () => void): () => void {
  let isAway = false;
  return queryClient.getQueryCache().subscribe((event: QueryCacheNotifyEvent) => {
    if (event.type !== "updated") return;
    const { action } = event;
    const hasFailed = action.type === "failed" || action.type === "error";
    if (hasFailed) isAway ||= metNobody(failureOf(action.error));
    // What the stream tells is written by hand, and says nothing about questions.
    if (!isAway || action.type !== "success" || action.manual) return;
    isAway = false;
    onBack();
  });
}
