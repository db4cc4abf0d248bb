import { type Job, isEnded } from "@lacquer/contracts";
import { useEffect, useEffectEvent, useRef } from "react";

/**
 * Without a photo there is no preview, so the first finished image appears on the stage by itself when the watched
 * job completes. With a photo, the draft stays on the stage.
 */
export function useRevealFirst(
  newest: Job | undefined | null,
  canReveal: boolean,
  reveal: (image: string) => void,
): void {
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
