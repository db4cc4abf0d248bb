import { create } from "zustand";
import { useIsOnline } from "./use-is-online.ts";

/** A window's way of learning about its jobs: at once, by polling every 3 s, or not at all for now. */
export type LiveState = "live" | "polling" | "offline";

interface Live {
  /** True while the stream reports changes, in this window or in the leader. */
  isUp: boolean;
  /** The number of restarts of the stream, in this window or in the leader; each may reach another server. */
  begun: number;
}

/** Only the live feature writes this. */
export const useLiveStore = create<Live>(() => ({ isUp: false, begun: 0 }));

/** True while nothing needs to be polled. */
export const useIsStreamUp = (): boolean => useLiveStore((state) => state.isUp);

export function useLiveState(): LiveState {
  const isOnline = useIsOnline();
  const isUp = useIsStreamUp();
  if (!isOnline) return "offline";
  return isUp ? "live" : "polling";
}
