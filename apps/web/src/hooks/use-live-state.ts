import { create } from "zustand";
import { useIsOnline } from "./use-is-online.ts";

/** How a window learns about its jobs: at once, by polling every 3 s, or not at all for now. */
export type LiveState = "live" | "polling" | "offline";

interface Live {
  /** True while the stream reports changes, in this window or in the leader. */
  isUp: boolean;
  /**
   * The number of times the stream has restarted, in this window or in the leader. Each restart may reach a different
   * server.
   */
  begun: number;
}

/** Only the live feature writes to this store. */
export const useLiveStore = create<Live>(() => ({ isUp: false, begun: 0 }));

/** Returns true while the stream makes polling unnecessary. */
export const useIsStreamUp = (): boolean => useLiveStore((state) => state.isUp);

export function useLiveState(): LiveState {
  const isOnline = useIsOnline();
  const isUp = useIsStreamUp();
  if (!isOnline) return "offline";
  return isUp ? "live" : "polling";
}
