import { useEffect, useState } from "react";
import { keepProgress, type Progress, progressOf } from "./progress.ts";

/** Stores the progress of this card's set in the browser, so that a reload does not lose it. */
export function useProgress(designId: string) {
  const [progress, setProgress] = useState(() => progressOf(designId));
  const change = (how: (progress: Progress) => Progress) => {
    // The stored progress is read again, because another window with the same card may have changed it.
    const next = how(progressOf(designId));
    keepProgress(next);
    setProgress(next);
  };
  return { progress, change };
}

const TICK_MS = 250;

/** Returns the current time. The time is updated while a clock on the screen is running. */
export function useNow(isCounting: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isCounting) return;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [isCounting]);
  return now;
}
