import { type RefObject, useEffect } from "react";
import { type Box, clearTop, type Obstacle } from "./clear-top.ts";

/** Everything that can be pressed, and the bars and panels around the photo. */
const OBSTACLES = `header, footer, aside, [data-notices], [data-sheet-part], a[href], button, input, select, textarea,
  label, summary, [role="button"], [role="tab"], [role="slider"], [role="option"], [role^="menuitem"]`;
/**
 * The obstacles are checked again after this many milliseconds, because any of them may move under a notice while it
 * shows.
 */
const AGAIN_MS = 150;
/** The gap between two notices, and between the first notice and the bar above it, in pixels. */
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

/**
 * Returns the place and size of the notices; null while no notice is shown, or while the user has spread the notices
 * out.
 */
function boxOf(list: HTMLElement): Box | null {
  const shown = [...list.querySelectorAll<HTMLElement>("li[data-visible='true']")];
  if (shown.length === 0 || shown.some(({ dataset }) => dataset["expanded"] === "true"))
    return null;
  const { left, top, width } = list.getBoundingClientRect();
  const height =
    Math.max(...shown.map(({ offsetHeight }) => offsetHeight)) + (shown.length - 1) * BETWEEN;
  return { left, top, width, height };
}

/**
 * If a nail takes this share of the height or more, the view is so close that no free space could show the whole nail.
 */
const CLOSE = 0.3;

/**
 * Returns the place of the notices, or null if the studio has to make space. If only nails are in the way, the studio
 * makes space only where that reveals the nails.
 */
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

/** Watches whether somebody is drawing or dragging, because nothing may move under a finger during that time. */
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
 * Places the notices within this element so that they cover nothing that can be pressed. `isTight` means that the space
 * is so small that the notices may cover nails.
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
      // If no place is free, the studio makes space below its bar until the notices are gone.
      if (top === null) root.setProperty("--toasts-room", `${box.height + 2 * MARGIN}px`);
      root.setProperty("--toasts-top", `${top ?? room.from}px`);
    };
    // Runs before the first frame that shows the notices.
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
