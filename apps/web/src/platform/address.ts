import { useSyncExternalStore } from "react";

/** The present address, and the studio's data in this entry of the browser's history. */
export interface Address {
  path: string;
  query: string;
  /** The open panel without an address of its own; null = none. */
  layer: string | null;
  /** The number of the studio's entries before this one; null when the entry is not yet the studio's. */
  depth: number | null;
}

const KEY = "lacquer";
const listeners = new Set<() => void>();
let current = read();
let isGoingBack = false;

function read(): Address {
  const { pathname: path, search: query } = window.location;
  const state: unknown = window.history.state;
  const own = typeof state === "object" && state !== null && KEY in state ? state[KEY] : null;
  const isOwn = typeof own === "object" && own !== null && "depth" in own && "layer" in own;
  return {
    path,
    query,
    layer: isOwn && typeof own.layer === "string" ? own.layer : null,
    depth: isOwn && typeof own.depth === "number" ? own.depth : null,
  };
}

function tell() {
  current = read();
  for (const listener of listeners) listener();
}

window.addEventListener("popstate", () => {
  isGoingBack = false;
  tell();
});

function write(how: "push" | "replace", path: string, layer: string | null) {
  isGoingBack = false;
  const depth = (current.depth ?? 0) + (how === "push" ? 1 : 0);
  // Other code keeps data here too, such as the version for which this window was reloaded.
  const others: unknown = window.history.state;
  const entry: [unknown, string, string] = [
    { ...Object(others), [KEY]: { depth, layer } },
    "",
    path,
  ];
  if (how === "push") window.history.pushState(...entry);
  else window.history.replaceState(...entry);
  tell();
}

export const readAddress = (): Address => current;

/** Adds an entry to the history. */
export const pushAddress = (path: string, layer: string | null = null): void =>
  write("push", path, layer);

/** Replaces this entry of the history. */
export const replaceAddress = (path: string, layer: string | null = null): void =>
  write("replace", path, layer);

/** Goes back one entry, but never out of the studio; false when this is the first one. */
export function goBack(): boolean {
  if ((current.depth ?? 0) === 0) return false;
  // Two simultaneous requests to close the same panel are one step back.
  if (!isGoingBack) window.history.back();
  isGoingBack = true;
  return true;
}

/** Calls back on every change, whoever made it. Returns the function that stops it. */
export function onAddress(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useAddress = (): Address => useSyncExternalStore(onAddress, readAddress);
