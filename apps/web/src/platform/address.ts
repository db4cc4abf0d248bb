import { useSyncExternalStore } from "react";
import { readPath, writtenPath } from "./written-address.ts";

/** The current address, and the studio's data in its entry of the browser's history. */
export interface Address {
  path: string;
  query: string;
  /** The open panel that has no address of its own; null = none. */
  layer: string | null;
  /** The number of the studio's history entries before this one; null if the studio has not written this entry yet. */
  depth: number | null;
}

const KEY = "lacquer";
const listeners = new Set<() => void>();
let current = read();
/** The timer that runs while the browser is going back. */
let goingBack: number | undefined;
/** The calls that wait until the browser has gone back. */
let afterBack: (() => void)[] = [];

function read(): Address {
  const { search: query } = window.location;
  const state: unknown = window.history.state;
  const own = typeof state === "object" && state !== null && KEY in state ? state[KEY] : null;
  const isOwn = typeof own === "object" && own !== null && "depth" in own && "layer" in own;
  return {
    path: readPath(),
    query,
    layer: isOwn && typeof own.layer === "string" ? own.layer : null,
    depth: isOwn && typeof own.depth === "number" ? own.depth : null,
  };
}

function tell() {
  current = read();
  for (const listener of listeners) listener();
}

/**
 * Makes the calls that waited until the browser had gone back. Listeners are told afterwards, because one of these
 * calls may change the address again.
 */
function arrive() {
  window.clearTimeout(goingBack);
  goingBack = undefined;
  current = read();
  const waiting = afterBack;
  afterBack = [];
  for (const act of waiting) act();
  tell();
}

window.addEventListener("popstate", arrive);

function write(how: "push" | "replace", path: string, layer: string | null) {
  const depth = (current.depth ?? 0) + (how === "push" ? 1 : 0);
  // The state also contains data of other code, such as the version for which this window was reloaded.
  const others: unknown = window.history.state;
  const entry: [unknown, string, string] = [
    { ...Object(others), [KEY]: { depth, layer } },
    "",
    writtenPath(path),
  ];
  if (how === "push") window.history.pushState(...entry);
  else window.history.replaceState(...entry);
  tell();
}

export const readAddress = (): Address => current;

/** Adds an entry to the browser's history. */
export const pushAddress = (path: string, layer: string | null = null): void =>
  write("push", path, layer);

/** Replaces the current entry of the browser's history. */
export const replaceAddress = (path: string, layer: string | null = null): void =>
  write("replace", path, layer);

/** If the browser has not gone back after this many milliseconds, it has ignored the request. */
const BACK_MS = 1_000;

/** Goes back one entry, but never out of the studio. Returns false if this is the studio's first entry. */
export function goBack(): boolean {
  if ((current.depth ?? 0) === 0) return false;
  // Two simultaneous requests to close the same panel must go back only once.
  if (goingBack !== undefined) return true;
  goingBack = window.setTimeout(() => {
    // The browser may have gone back while the page was blocked. Its event then comes before one more task runs.
    goingBack = window.setTimeout(arrive);
  }, BACK_MS);
  window.history.back();
  return true;
}

/**
 * Calls `act` at once or, if the browser is going back, as soon as the browser has arrived. The browser goes back only
 * a moment after the request. If a press wrote an address within that moment, the browser would leave that address at
 * once, and the press would do nothing.
 */
export function onceBack(act: () => void): void {
  if (goingBack !== undefined) afterBack.push(act);
  else act();
}

/** Calls `listener` on every change of the address, whatever caused it. Returns a function that stops the calls. */
export function onAddress(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useAddress = (): Address => useSyncExternalStore(onAddress, readAddress);
