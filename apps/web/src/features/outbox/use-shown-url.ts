import { useEffect } from "react";
import { create } from "zustand";
import { isKept, keptBlob } from "./kept-pictures.ts";

/** Object URLs of kept pictures. They live as long as the window, because undo may restore any of them. */
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

/** The address from which this window can show a picture, kept or uploaded; null until it is known. */
export function useShownUrl(url: string | null): string | null {
  const shown = useShown((state) => (url === null ? undefined : state[url]));
  useEffect(() => {
    if (url === null || !isKept(url) || shown) return;
    open(url)
      .then((found) => found && useShown.setState({ [url]: found }))
      .catch(() => {
        // Without a database in this browser nothing was kept either.
      });
  }, [url, shown]);
  return url !== null && isKept(url) ? (shown ?? null) : url;
}
