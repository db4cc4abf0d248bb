import { type Job, isEnded } from "@lacquer/contracts";
import { useEffect, useEffectEvent, useRef } from "react";
import type { DraftTab } from "../tabs/index.ts";
import { useTabJobs } from "./use-tab-jobs.ts";

/**
 * Without a photo there is no preview, so the first finished image appears on the stage by itself: once, when its
 * designer first has the design before them after the job's end, be it after a reload or from another tab. With a
 * photo, the draft stays on the stage. The stage calls this, because not every layout shows the results all the time.
 */
export function useRevealFirst(
  tab: DraftTab,
  shownImage: string | null,
  reveal: (image: string) => void,
): void {
  const { newest } = useTabJobs(tab);
  const jobId = tab.generationJobId;
  const isUnseen = tab.seenVersion === 0;
  /** Jobs whose end nobody has looked at yet, as this window met them: it counts as seen before it is shown. */
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
