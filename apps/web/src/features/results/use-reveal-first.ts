import { type Job, isEnded } from "@lacquer/contracts";
import { useEffect, useEffectEvent, useRef } from "react";
import type { DraftTab } from "../tabs/index.ts";
import { useTabJobs } from "./use-tab-jobs.ts";

/**
 * Shows the first finished image on the stage if the design has no photo, because there is no preview then. This
 * happens once, when the designer first sees the design after the job ended, even after a reload or a visit to another
 * tab. With a photo, the draft stays. The stage calls this hook, because some layouts do not always show the results.
 */
export function useRevealFirst(
  tab: DraftTab,
  shownImage: string | null,
  reveal: (image: string) => void,
): void {
  const { newest } = useTabJobs(tab);
  const jobId = tab.generationJobId;
  const isUnseen = tab.seenVersion === 0;
  /**
   * For each job's id: true if nobody had seen the job's result when this window first learned of the job. It is
   * stored, because the job counts as seen before its image is shown.
   */
  const awaited = useRef(new Map<string, boolean>());
  useEffect(() => {
    if (jobId && !awaited.current.has(jobId)) awaited.current.set(jobId, isUnseen);
  }, [jobId, isUnseen]);

  const canReveal = !tab.originalImage && !shownImage;
  const end = useEffectEvent((job: Job) => {
    const first = job.resultImages[0];
    if (canReveal && first) reveal(first);
  });
  useEffect(() => {
    if (!newest || !isEnded(newest.status) || !awaited.current.get(newest.id)) return;
    awaited.current.set(newest.id, false);
    end(newest);
  }, [newest]);
}
