import { create } from "zustand";
import { useIsOnline } from "./use-is-online.ts";

/** How a window comes to know of its jobs: told at once, by asking every 3 s, or not at all for now. */
export type LiveState = "live" | "polling" | "offline";

interface Live {
  /** True while changes are told by the stream, in this window or in the one that leads. */
  isUp: boolean;
  /** How often the stream began anew, in this window or in the one that leads: each time with a server of its own. */
  begun: number;
}

/** Written by the live feature alone. */
export const useLiveStore = create<Live>(() => ({ isUp: false, begun: 0 }));

/** True while nothing needs to be asked for. */
export const useIsStreamUp = (): boolean => useLiveStore((state) => state.isUp);

export function useLiveState(): LiveState {
  const isOnline = useIsOnline();
  const isUp = useIsStreamUp();
  if (!isOnline) return "offline";
  return isUp ? "live" : "polling";
}
