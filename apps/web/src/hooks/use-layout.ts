import { useSyncExternalStore } from "react";

/**
 * The studio's layout depends on the available space and not on the device. The limits are in font sizes, so a larger
 * font, like a browser's zoom, selects a layout that has room for it. The styles use the same limits.
 */
export type Layout = "phone" | "low" | "tablet" | "desk";

const QUESTIONS = [
  ["phone", "(width < 37.5em)"],
  ["low", "(width >= 37.5em) and (height < 35em)"],
  ["tablet", "(37.5em <= width < 75em) and (height >= 35em)"],
] as const;

const lists = QUESTIONS.map(([layout, question]) => [layout, window.matchMedia(question)] as const);

function subscribe(onChange: () => void): () => void {
  for (const [, list] of lists) list.addEventListener("change", onChange);
  return () => {
    for (const [, list] of lists) list.removeEventListener("change", onChange);
  };
}

const layoutNow = (): Layout => lists.find(([, list]) => list.matches)?.[0] ?? "desk";

export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, layoutNow);
}
