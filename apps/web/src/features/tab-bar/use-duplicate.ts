import { isEnded } from "@lacquer/contracts";
import { useGenerationJob } from "../../hooks/use-generation-job.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";

/**
 * Returns the action that duplicates a design. The copy shows the newest finished images and continues from them. A job
 * that is still running stays with the original alone, so that nobody waits for it or cancels it in two places.
 */
export function useDuplicate(tab: DraftTab | undefined): () => void {
  const { job } = useGenerationJob(tab?.generationJobId);
  const keepsJob = job !== null && isEnded(job.status) && job.resultImages.length > 0;
  return () => {
    if (tab) useTabsStore.getState().duplicateTab(tab.id, { keepsJob });
  };
}
