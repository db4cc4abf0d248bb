import type { CreateJobBody } from "@lacquer/contracts";

/** A Generate that was pressed and that the server has not confirmed yet. */
export interface OutboxEntry {
  /** The idempotency key: sent again with the same key, it stays one job. */
  key: string;
  tabId: string;
  /** Pictures that could not be uploaded yet stand in it as `kept:<id>`. */
  body: CreateJobBody;
  pressedAt: number;
  /** It went out at least once, so the server may know it although no answer came. */
  wasSent: boolean;
  /** Taken back after it went out: to be canceled as soon as the server can be asked. */
  isWithdrawn: boolean;
}

const PREFIX = "lacquer.outbox.";

/** The server remembers keys for a day; an older press is no longer what the designer wants now. */
const KEEP_MS = 24 * 60 * 60 * 1000;

/**
 * Each entry is kept under a name of its own, so that two windows that press at once never overwrite each other.
 * Where the browser refuses to keep it, the press lives as long as the window.
 */
export function writeEntry(entry: OutboxEntry): void {
  try {
    localStorage.setItem(PREFIX + entry.key, JSON.stringify(entry));
  } catch {
    // Full or switched off: the notices say so already.
  }
}

export function eraseEntry(key: string): void {
  localStorage.removeItem(PREFIX + key);
}

/** Everything kept in this browser, in the order of pressing; what is damaged or too old is left out. */
export function readEntries(): OutboxEntry[] {
  const names = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index));
  return names
    .filter((name) => name?.startsWith(PREFIX))
    .flatMap((name) => parse(localStorage.getItem(name ?? "")) ?? [])
    .toSorted((a, b) => a.pressedAt - b.pressedAt);
}

/** True when another window changed one of the entries (or all of them). */
export function isEntryEvent({ key }: StorageEvent): boolean {
  return key === null || key.startsWith(PREFIX);
}

function parse(text: string | null): OutboxEntry | null {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    return isEntry(kept) ? kept : null;
  } catch {
    return null;
  }
}

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
    "wasSent" in kept &&
    typeof kept.wasSent === "boolean" &&
    "isWithdrawn" in kept &&
    typeof kept.isWithdrawn === "boolean" &&
    "pressedAt" in kept &&
    typeof kept.pressedAt === "number" &&
    Date.now() - kept.pressedAt < KEEP_MS
  );
}
