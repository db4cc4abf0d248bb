import { useSyncExternalStore } from "react";

const query = () => window.matchMedia("(max-width: 720px)");

function subscribe(onChange: () => void): () => void {
  const list = query();
  list.addEventListener("change", onChange);
  return () => list.removeEventListener("change", onChange);
}

/** True on screens where the studio is laid out for a thumb. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => query().matches);
}
