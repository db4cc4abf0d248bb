import { useSyncExternalStore } from "react";

function onHash(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

/** Returns the part of the address from the # on. It changes when somebody opens another link in this window. */
export const useHash = (): string => useSyncExternalStore(onHash, () => window.location.hash);
