import { create } from "zustand";
import { useIsOnline } from "../../hooks/use-is-online.ts";
import {
  type OutboxEntry,
  eraseEntry,
  isEntryEvent,
  isOnlyHere,
  readEntries,
  writeEntry,
} from "./entries.ts";

interface OutboxState {
  entries: OutboxEntry[];
  /** The ids of designs whose drawing must be uploaded before their entry can be written. */
  preparing: string[];
  /** True after a request without a response, no matter what the browser reports about its network. */
  isCutOff: boolean;
  setPreparing: (tabId: string, isPreparing: boolean) => void;
  add: (press: Pick<OutboxEntry, "key" | "tabId" | "body" | "pressedAt">) => void;
  change: (
    key: string,
    patch: Partial<Pick<OutboxEntry, "body" | "wasSent" | "isWithdrawn">>,
  ) => void;
  remove: (key: string) => void;
  /** Cancels a press: an unsent one at once, a sent one as soon as the server can be reached. */
  withdraw: (key: string) => void;
  /** Reads the changes of other windows from the storage. */
  reread: () => void;
  /** Removes the presses of another person. */
  clear: () => void;
}

/**
 * Returns the new state. If no entries are left, `isCutOff` is cleared, because without requests nothing could detect
 * that the studio answers again.
 */
function leave(entries: OutboxEntry[], { isCutOff }: OutboxState) {
  return { entries, isCutOff: isCutOff && entries.length > 0 };
}

/** The outbox is stored in the browser, so that a press survives a reload and a lost connection. */
export const useOutbox = create<OutboxState>()((set, get) => ({
  entries: readEntries(),
  preparing: [],
  isCutOff: false,
  setPreparing: (tabId, isPreparing) =>
    set(({ preparing }) => {
      const others = preparing.filter((id) => id !== tabId);
      return { preparing: isPreparing ? [...others, tabId] : others };
    }),
  add: (press) => {
    // If another window has just stored an entry with this key, both are for the same press of Generate.
    if (readEntries().some(({ key }) => key === press.key)) return get().reread();
    const entry = { ...press, wasSent: false, isWithdrawn: false };
    writeEntry(entry);
    set(({ entries }) => ({ entries: [...entries, entry] }));
  },
  change: (key, patch) =>
    set(({ entries }) => ({
      entries: entries.map((entry) => {
        if (entry.key !== key) return entry;
        const changed = { ...entry, ...patch };
        writeEntry(changed);
        return changed;
      }),
    })),
  remove: (key) => {
    eraseEntry(key);
    set((state) =>
      leave(
        state.entries.filter((entry) => entry.key !== key),
        state,
      ),
    );
  },
  withdraw: (key) => {
    const entry = get().entries.find((candidate) => candidate.key === key);
    if (entry?.wasSent) get().change(key, { isWithdrawn: true });
    else get().remove(key);
  },
  reread: () =>
    set((state) => {
      const own = state.entries.filter(isOnlyHere);
      const kept = readEntries().filter(({ key }) => !own.some((entry) => entry.key === key));
      return leave([...kept, ...own], state);
    }),
  clear: () => {
    for (const { key } of get().entries) eraseEntry(key);
    set({ entries: [], isCutOff: false });
  },
}));

/** Follows the presses of this browser's other windows. Returns a stop function. */
export function followOtherPresses(): () => void {
  const onStorage = (event: StorageEvent) => {
    if (isEntryEvent(event)) useOutbox.getState().reread();
  };
  window.addEventListener("storage", onStorage);
  return () => window.removeEventListener("storage", onStorage);
}

/** Returns true while a design's press is being sent to the server. */
export function useIsSending(tabId: string): boolean {
  return useOutbox(
    (state) =>
      state.preparing.includes(tabId) ||
      state.entries.some((entry) => entry.tabId === tabId && !entry.isWithdrawn),
  );
}

/** Returns the number of designs that wait in this browser for the studio, or for the upload of their pictures. */
export function useUnsent(): number {
  return useOutbox(
    ({ entries, preparing }) =>
      new Set([
        ...entries.filter(({ isWithdrawn }) => !isWithdrawn).map(({ tabId }) => tabId),
        ...preparing,
      ]).size,
  );
}

/** Returns the press of a design that is waiting for the server, or null. */
export function usePressOf(tabId: string): OutboxEntry | null {
  return useOutbox(
    ({ entries }) => entries.find((entry) => entry.tabId === tabId && !entry.isWithdrawn) ?? null,
  );
}

/** Returns false if presses are waiting because there is no network or the studio does not respond. */
export function useReachesServer(): boolean {
  const isCutOff = useOutbox((state) => state.isCutOff);
  return useIsOnline() && !isCutOff;
}
