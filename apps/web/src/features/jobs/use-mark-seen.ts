import { type Job, isEnded } from "@lacquer/contracts";
import { useEffect } from "react";
import { useTabsStore } from "../tabs/index.ts";

/** Marks a job's end as seen once its design is open in a visible window. */
export function useMarkSeen(jobs: Map<string, Job>) {
  const activeId = useTabsStore((state) => state.activeId);
  const jobId = useTabsStore(
    (state) => state.tabs.find((tab) => tab.id === state.activeId)?.generationJobId ?? null,
  );
  const job = jobId ? jobs.get(jobId) : undefined;
  useEffect(() => {
    if (!job || !isEnded(job.status)) return;
    const markSeen = () => {
      if (document.visibilityState !== "visible") return;
      useTabsStore
        .getState()
        .updateTab(activeId, (tab) =>
          tab.generationJobId === job.id && tab.seenVersion < job.version
            ? { seenVersion: job.version }
            : {},
        );
    };
    markSeen();
    document.addEventListener("visibilitychange", markSeen);
    return () => document.removeEventListener("visibilitychange", markSeen);
  }, [activeId, job]);
}
