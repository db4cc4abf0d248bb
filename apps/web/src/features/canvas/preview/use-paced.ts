import { useEffect, useRef, useState } from "react";
import { whenPainted } from "./paint-queue.ts";

/**
 * The least time between two values. With 25 values a second, most of each second is left for the nail that shows every
 * change at once.
 */
const PACE_MS = 40;

/**
 * Returns `value`, but updates it only as often as leaves time for other work. While `value` changes quickly, the next
 * update waits until all waiting nails are painted, so a slow machine skips values instead of falling behind.
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
