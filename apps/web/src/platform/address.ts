import { useSyncExternalStore } from "react";

/** What the address line says, and what of the studio's own this entry of the history carries. */
export interface Address {
  path: string;
  query: string;
  /** What lies open without an address of its own; null = nothing. */
  layer: string | null;
  /** Entries of this studio before this one; null where the entry is not the studio's yet. */
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
  // Others keep things here too: for which version this window was loaded again.
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

/** Makes this entry of the history another one. */
export const replaceAddress = (path: string, layer: string | null = null): void =>
  write("replace", path, layer);

/** One entry back, and never out of the studio; false where that was the first one. */
export function goBack(): boolean {
  if ((current.depth ?? 0) === 0) return false;
  // Two wishes at once to close the same thing are one step.
  if (!isGoingBack) window.history.back();
  isGoingBack = true;
  return true;
}

/** Told of every change, whoever made it. Returns the way to stop. */
export function onAddress(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useAddress = (): Address => useSyncExternalStore(onAddress, readAddress);
