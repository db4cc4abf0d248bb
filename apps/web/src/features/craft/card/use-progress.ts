import { useEffect, useState } from "react";
import { keepProgress, type Progress, progressOf } from "./progress.ts";

/** Keeps the progress of this card's set, even over a reload. */
export function useProgress(designId: string) {
  const [progress, setProgress] = useState(() => progressOf(designId));
  const change = (how: (progress: Progress) => Progress) => {
    // Another window with the same card may have changed the progress meanwhile.
    const next = how(progressOf(designId));
    keepProgress(next);
    setProgress(next);
  };
  return { progress, change };
}

const TICK_MS = 250;

/** Returns the current time. It is kept up to date while something on the screen counts. */
export function useNow(isCounting: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isCounting) return;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [isCounting]);
  return now;
}
