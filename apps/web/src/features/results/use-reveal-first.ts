import { type Job, isEnded } from "@lacquer/contracts";
import { useEffect, useEffectEvent, useRef } from "react";
import type { DraftTab } from "../tabs/index.ts";
import { useTabJobs } from "./use-tab-jobs.ts";

/**
 * Without a photo there is no preview, so the first finished image appears on the stage by itself when the watched
 * job completes. With a photo, the draft stays on the stage. The stage calls this, because not every layout shows the
 * results all the time.
 */
export function useRevealFirst(
  tab: DraftTab,
  shownImage: string | null,
  reveal: (image: string) => void,
): void {
  const { newest } = useTabJobs(tab);
  const canReveal = !tab.originalImage && !shownImage;
  const watched = useRef<string | null>(null);
  const end = useEffectEvent((job: Job) => {
    const first = job.resultImages[0];
    if (canReveal && first) reveal(first);
  });
  useEffect(() => {
    if (!newest) return;
    if (!isEnded(newest.status)) {
      watched.current = newest.id;
    } else if (watched.current === newest.id) {
      watched.current = null;
      end(newest);
    }
  }, [newest]);
}
