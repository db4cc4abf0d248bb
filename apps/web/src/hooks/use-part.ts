import { useEffect, useSyncExternalStore } from "react";
import type { Part } from "../platform/parts.ts";

const TRY_AGAIN_MS = 3_000;

/** The part once it is there. While it is wanted it is loaded, and asked for again and again should that fail. */
export function usePart<T>(part: Part<T>, isWanted: boolean): T | null {
  const current = useSyncExternalStore(part.subscribe, () => part.current);
  const isMissing = isWanted && current === null;
  useEffect(() => {
    if (!isMissing) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const attempt = () =>
      void part.load().catch(() => {
        if (!isOver) timer = setTimeout(attempt, TRY_AGAIN_MS);
      });
    attempt();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [part, isMissing]);
  return current;
}
