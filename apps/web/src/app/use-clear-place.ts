import { type RefObject, useEffect } from "react";
import { type Box, clearTop, type Obstacle } from "./clear-top.ts";

/** What can be pressed, and the bars and panels around the photo. */
const OBSTACLES = `header, footer, aside, [data-notices], [data-sheet-part], a[href], button, input, select, textarea,
  label, summary, [role="button"], [role="tab"], [role="slider"], [role="option"], [role^="menuitem"]`;
/** What stands still is looked at as often as this, since anything may come under a notice while it shows. */
const AGAIN_MS = 150;
/** The room between two notices, and between the first and the bar above it. */
const BETWEEN = 14;
const MARGIN = 8;

function obstacles(list: HTMLElement): Obstacle[] {
  return [...document.querySelectorAll(OBSTACLES)].flatMap((one) => {
    if (list.contains(one) || !one.checkVisibility({ visibilityProperty: true })) return [];
    const { left, top, width, height } = one.getBoundingClientRect();
    const isThere = width > 1 && height > 1;
    return isThere
      ? { left, top, width, height, isLoose: one.closest("[data-nail]") !== null }
      : [];
  });
}

/** Where the notices are and how much room they take; null while there are none, or somebody spreads them out. */
function boxOf(list: HTMLElement): Box | null {
  const shown = [...list.querySelectorAll<HTMLElement>("li[data-visible='true']")];
  if (shown.length === 0 || shown.some(({ dataset }) => dataset["expanded"] === "true"))
    return null;
  const { left, top, width } = list.getBoundingClientRect();
  const height =
    Math.max(...shown.map(({ offsetHeight }) => offsetHeight)) + (shown.length - 1) * BETWEEN;
  return { left, top, width, height };
}

/** How much of the height a nail takes that is looked at so closely that no room would show all of it. */
const CLOSE = 0.3;

/** Where the notices stand, or null if the studio has to make room: for nails only where that shows them. */
function placeOf(
  box: Box,
  around: readonly Obstacle[],
  room: { from: number; to: number },
  mayMove: boolean,
): number | null {
  const place = clearTop(box, around, room);
  if (!place?.isOverNails) return place?.top ?? null;
  const isFar = ({ isLoose, height }: Obstacle) => !isLoose || height < CLOSE * window.innerHeight;
  return mayMove && around.every(isFar) ? null : place.top;
}

/** Whether somebody draws or drags just now: nothing may move away under them. */
function watchFingers() {
  const down = new Set<number>();
  const leaving = new AbortController();
  const options = { capture: true, signal: leaving.signal };
  window.addEventListener("pointerdown", ({ pointerId }) => down.add(pointerId), options);
  for (const end of ["pointerup", "pointercancel"] as const)
    window.addEventListener(end, ({ pointerId }) => down.delete(pointerId), options);
  return { areDown: () => down.size > 0, stop: () => leaving.abort() };
}

/**
 * Keeps the notices within this element where they lie over nothing that is to be pressed. `isTight`: there is so
 * little room that they may lie over nails.
 */
export function useClearPlace(element: RefObject<HTMLElement | null>, isTight: boolean): void {
  useEffect(() => {
    const around = element.current;
    if (!around) return;
    const root = document.documentElement.style;
    const fingers = watchFingers();
    const forget = () => {
      root.removeProperty("--toasts-top");
      root.removeProperty("--toasts-room");
    };
    let again: ReturnType<typeof setTimeout> | undefined;
    const place = () => {
      clearTimeout(again);
      const list = around.querySelector<HTMLElement>("[data-sonner-toaster]");
      if (!list) return forget();
      again = setTimeout(place, AGAIN_MS);
      const box = boxOf(list);
      if (!box) return;
      const header = document.querySelector("header")?.getBoundingClientRect().bottom ?? 0;
      const room = { from: Math.max(0, header) + MARGIN, to: window.innerHeight };
      const mayMove = !isTight && !fingers.areDown();
      const top = root.getPropertyValue("--toasts-room")
        ? null
        : placeOf(box, obstacles(list), room, mayMove);
      // Where there is no place, the studio makes room below its bar until the notices have gone.
      if (top === null) root.setProperty("--toasts-room", `${box.height + 2 * MARGIN}px`);
      root.setProperty("--toasts-top", `${top ?? room.from}px`);
    };
    // Before the first frame that shows them.
    const observer = new MutationObserver(place);
    observer.observe(around, { childList: true, subtree: true });
    place();
    return () => {
      observer.disconnect();
      clearTimeout(again);
      fingers.stop();
    };
  }, [element, isTight]);
}
