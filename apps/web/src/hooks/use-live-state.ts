import { create } from "zustand";
import type { Job } from "@lacquer/contracts";
import { useIsOnline } from "./use-is-online.ts";

/** How a window comes to know of its jobs: told at once, by asking every 3 s, or not at all for now. */
export type LiveState = "live" | "polling" | "offline";

interface Live {
  /** True while changes are told by the stream, in this window or in the one that leads. */
  isUp: boolean;
  /** What ended between the last visit of this browser and this one. */
  endedAway: Job[];
}

/** Written by the live feature alone. */
export const useLiveStore = create<Live>(() => ({ isUp: false, endedAway: [] }));

/** True while nothing needs to be asked for. */
export const useIsStreamUp = (): boolean => useLiveStore((state) => state.isUp);

export function useLiveState(): LiveState {
  const isOnline = useIsOnline();
  const isUp = useIsStreamUp();
  if (!isOnline) return "offline";
  return isUp ? "live" : "polling";
}
