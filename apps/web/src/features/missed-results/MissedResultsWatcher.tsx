import { useEffect } from "react";
import { isPresent, onJobEnd, onReturn } from "../jobs/index.ts";
import { usePerson } from "../session/index.ts";
import { writeLastSeen } from "./last-seen.ts";
import { lookForMissedResults } from "./missed-results.ts";

const AGAIN_MS = 1_500;

/** Separates jobs that end while the designer is watching from jobs that end unseen. Renders nothing. */
export function MissedResultsWatcher() {
  const personId = usePerson().person?.id ?? null;
  useEffect(() => {
    if (personId === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      lookForMissedResults(personId).catch(() => {
        // A failed check is repeated when the designer or the network returns.
      });
    };
    if (document.visibilityState === "visible") look();
    const stops = [
      onReturn(look),
      onJobEnd(({ completedAt }) => {
        if (document.visibilityState !== "visible") return;
        if (isPresent()) return completedAt ? writeLastSeen(personId, completedAt) : undefined;
        // The window is visible, but the machine has only just woken. The job ended while nobody was there, and is
        // reported only now.
        clearTimeout(timer);
        timer = setTimeout(look, AGAIN_MS);
      }),
    ];
    window.addEventListener("online", look);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("online", look);
      for (const stop of stops) stop();
    };
  }, [personId]);
  return null;
}
