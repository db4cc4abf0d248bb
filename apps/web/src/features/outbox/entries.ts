import type { CreateJobBody } from "@lacquer/contracts";
import { forget, keep, kept, keptNames } from "../../platform/kept.ts";

/** A press of Generate that the server has not confirmed yet. */
export interface OutboxEntry {
  /** The idempotency key. A request that is repeated with the same key still creates only one job. */
  key: string;
  tabId: string;
  /** The request. Pictures that could not be uploaded yet appear in it as `kept:<id>`. */
  body: CreateJobBody;
  pressedAt: number;
  /** True once the request was sent, because it may have reached the server although no response came. */
  wasSent: boolean;
  /**
   * True if the user canceled the press after it was sent. Its job is canceled as soon as the server can be reached.
   */
  isWithdrawn: boolean;
}

const PREFIX = "lacquer.outbox.";

/** The server remembers keys for one day, so an older press must not be sent any more. */
const KEEP_MS = 24 * 60 * 60 * 1000;

/** Keys of the entries whose last change the browser refused to store. */
const unkept = new Set<string>();

/**
 * Each entry has its own name in the storage, so that presses in two windows never overwrite each other. If the browser
 * refuses to store the entry, the press lasts as long as the window.
 */
export function writeEntry(entry: OutboxEntry): void {
  // If this fails, the storage is full or switched off, and a notice already says so.
  if (keep(PREFIX + entry.key, JSON.stringify(entry))) unkept.delete(entry.key);
  else unkept.add(entry.key);
}

export function eraseEntry(key: string): void {
  unkept.delete(key);
  forget(PREFIX + key);
}

/** Returns true if the current state of an entry exists only in this window. */
export function isOnlyHere({ key }: OutboxEntry): boolean {
  return unkept.has(key);
}

/** Returns true if the server may have forgotten the key, so that sending the request could create a second job. */
export function isTooOld({ pressedAt }: OutboxEntry): boolean {
  return Date.now() - pressedAt >= KEEP_MS;
}

/** Returns all stored entries in the order of the presses, without damaged entries. */
export function readEntries(): OutboxEntry[] {
  return keptNames()
    .filter((name) => name.startsWith(PREFIX))
    .flatMap((name) => parse(kept(name)) ?? [])
    .toSorted((a, b) => a.pressedAt - b.pressedAt);
}

/** Returns true if another window changed one of the entries, or all of them. */
export function isEntryEvent({ key }: StorageEvent): boolean {
  return key === null || key.startsWith(PREFIX);
}

function parse(text: string | null): OutboxEntry | null {
  try {
    const entry: unknown = JSON.parse(text ?? "null");
    return isEntry(entry) ? entry : null;
  } catch {
    return null;
  }
}

function isEntry(value: unknown): value is OutboxEntry {
  return (
    typeof value === "object" &&
    value !== null &&
    "key" in value &&
    typeof value.key === "string" &&
    "tabId" in value &&
    typeof value.tabId === "string" &&
    "body" in value &&
    typeof value.body === "object" &&
    "wasSent" in value &&
    typeof value.wasSent === "boolean" &&
    "isWithdrawn" in value &&
    typeof value.isWithdrawn === "boolean" &&
    "pressedAt" in value &&
    typeof value.pressedAt === "number"
  );
}
