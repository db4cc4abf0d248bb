import { useEffect, useRef, useState } from "react";
import { whenPainted } from "./paint-queue.ts";

/** At most 25 times a second, so that most of each second is left for the nail that follows at once. */
const PACE_MS = 40;

/**
 * Returns the value, at a pace that leaves time for other work. While the value changes quickly, a newer one is taken
 * only when everything that waits has been painted, so a slow machine takes fewer of them instead of falling behind.
 */
export function usePaced<T>(value: T): T {
  const [paced, setPaced] = useState(value);
  const takenAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    let isOld = false;
    const take = () => {
      if (isOld) return;
      takenAt.current = performance.now();
      setPaced(value);
    };
    const wait = Math.max(0, takenAt.current + PACE_MS - performance.now());
    const timer = setTimeout(() => whenPainted(take), wait);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [value]);
  return paced;
}
