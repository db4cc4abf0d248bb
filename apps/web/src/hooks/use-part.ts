import { useEffect, useSyncExternalStore } from "react";
import { create } from "zustand";
import type { Part } from "../platform/parts.ts";

const TRY_AGAIN_MS = 3_000;

/** The number of parts that are needed now but could not be loaded. */
export const useLostParts = create<{ lost: number }>(() => ({ lost: 0 }));

const count = (by: number) => useLostParts.setState(({ lost }) => ({ lost: lost + by }));

/** Returns the part once it is loaded. While the part is needed, a failed load is retried again and again. */
export function usePart<T>(part: Part<T>, isWanted: boolean): T | null {
  const current = useSyncExternalStore(part.subscribe, () => part.current);
  const isMissing = isWanted && current === null;
  useEffect(() => {
    if (!isMissing) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    let isLost = false;
    const attempt = () =>
      void part.load().catch(() => {
        if (isOver) return;
        if (!isLost) count(1);
        isLost = true;
        timer = setTimeout(attempt, TRY_AGAIN_MS);
      });
    attempt();
    return () => {
      isOver = true;
      clearTimeout(timer);
      if (isLost) count(-1);
    };
  }, [part, isMissing]);
  return current;
}
