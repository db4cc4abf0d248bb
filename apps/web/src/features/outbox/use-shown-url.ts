import { useEffect } from "react";
import { create } from "zustand";
import { isKept, keptBlob } from "./kept-pictures.ts";

/** Object URLs of kept pictures. They last as long as the window, because undo may bring back any of these pictures. */
const useShown = create<Record<string, string>>(() => ({}));

const opening = new Map<string, Promise<string | null>>();

function open(url: string): Promise<string | null> {
  let shown = opening.get(url);
  if (!shown) {
    shown = keptBlob(url).then((blob) => blob && URL.createObjectURL(blob));
    opening.set(url, shown);
    shown.catch(() => opening.delete(url));
  }
  return shown;
}

/** Returns an address from which this window can show a picture, kept or uploaded; null until the address is known. */
export function useShownUrl(url: string | null): string | null {
  const shown = useShown((state) => (url === null ? undefined : state[url]));
  useEffect(() => {
    if (url === null || !isKept(url) || shown) return;
    open(url)
      .then((found) => found && useShown.setState({ [url]: found }))
      .catch(() => {
        // If this browser has no database, no picture was kept in it.
      });
  }, [url, shown]);
  return url !== null && isKept(url) ? (shown ?? null) : url;
}
