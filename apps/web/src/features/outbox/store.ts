import type { CreateJobBody } from "@lacquer/contracts";
import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";

/** A Generate that was pressed and that the server has not confirmed yet. */
export interface OutboxEntry {
  /** The idempotency key: sent again with the same key, it stays one job. */
  key: string;
  tabId: string;
  body: CreateJobBody;
  pressedAt: number;
}

interface OutboxState {
  entries: OutboxEntry[];
  /** Designs whose drawing is being uploaded before their entry can be written. */
  preparing: string[];
  setPreparing: (tabId: string, isPreparing: boolean) => void;
  add: (entry: OutboxEntry) => void;
  remove: (key: string) => void;
  /** Forgets presses of somebody else. */
  clear: () => void;
}

/** The server remembers keys for a day; an older press is no longer what the designer wants now. */
const KEEP_MS = 24 * 60 * 60 * 1000;

function isEntry(kept: unknown): kept is OutboxEntry {
  return (
    typeof kept === "object" &&
    kept !== null &&
    "key" in kept &&
    typeof kept.key === "string" &&
    "tabId" in kept &&
    typeof kept.tabId === "string" &&
    "body" in kept &&
    typeof kept.body === "object" &&
    "pressedAt" in kept &&
    typeof kept.pressedAt === "number" &&
    Date.now() - kept.pressedAt < KEEP_MS
  );
}

/** Kept in the browser, so that a press survives a reload and a lost connection. */
export const useOutbox = create<OutboxState>()(
  persist<OutboxState, [], [], Pick<OutboxState, "entries">>(
    (set) => ({
      entries: [],
      preparing: [],
      setPreparing: (tabId, isPreparing) =>
        set(({ preparing }) => {
          const others = preparing.filter((id) => id !== tabId);
          return { preparing: isPreparing ? [...others, tabId] : others };
        }),
      add: (entry) => set((state) => ({ entries: [...state.entries, entry] })),
      remove: (key) =>
        set((state) => ({ entries: state.entries.filter((entry) => entry.key !== key) })),
      clear: () => set({ entries: [] }),
    }),
    {
      name: "lacquer.outbox",
      version: 1,
      storage: createJSONStorage(() => localStorage),
      partialize: ({ entries }) => ({ entries }),
      merge: (kept, current) => {
        const entries: unknown = (kept as { entries?: unknown } | undefined)?.entries;
        return { ...current, entries: Array.isArray(entries) ? entries.filter(isEntry) : [] };
      },
    },
  ),
);

/** True while a design's Generate is on its way to the server. */
export function useIsSending(tabId: string): boolean {
  return useOutbox(
    (state) =>
      state.preparing.includes(tabId) || state.entries.some((entry) => entry.tabId === tabId),
  );
}
