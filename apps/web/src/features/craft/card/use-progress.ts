import { useEffect, useState } from "react";
import { keepProgress, type Progress, progressOf } from "./progress.ts";

/** How far the set of this card has come, kept over a reload. */
export function useProgress(designId: string) {
  const [progress, setProgress] = useState(() => progressOf(designId));
  const change = (how: (progress: Progress) => Progress) => {
    // Another window with the same card may have changed it meanwhile.
    const next = how(progressOf(designId));
    keepProgress(next);
    setProgress(next);
  };
  return { progress, change };
}

const TICK_MS = 250;

/** The time, as long as something on the screen counts it. */
export function useNow(isCounting: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isCounting) return;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [isCounting]);
  return now;
}
