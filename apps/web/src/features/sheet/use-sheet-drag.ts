import { type PointerEvent, useRef } from "react";
import { nearestHeight, type Stops } from "./nearest-height.ts";
import { SHEET_HEIGHTS, setSheetHeight, useSheet } from "./sheet-store.ts";

/** A finger that moved fewer pixels than this counts as a press. */
const PRESS_PX = 6;

interface Drag {
  id: number;
  /** The start of the drag: the finger's position (`x`, `y`), and the sheet's visible height (`shown`). */
  y: number;
  x: number;
  shown: number;
  stops: Stops;
  isMoving: boolean;
}

function stopsOf(sheet: HTMLElement): Stops {
  const [low = 0, middle = 0, full = 0] = SHEET_HEIGHTS.map(
    (height) => sheet.querySelector<HTMLElement>(`[data-stop="${height}"]`)?.offsetHeight ?? 0,
  );
  return { low, middle, full };
}

/**
 * Lets the user drag the sheet by its head, pixel by pixel. Only the sheet's transform changes during a drag, so
 * nothing is laid out or painted again until the sheet settles.
 */
export function useSheetDrag() {
  const element = useRef<HTMLElement>(null);
  const drag = useRef<Drag | null>(null);

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    const sheet = element.current;
    const isHandle = event.target instanceof Element && event.target.closest("[data-sheet-handle]");
    if (!sheet || !isHandle || !event.isPrimary || event.button !== 0) return;
    const stops = stopsOf(sheet);
    const shown = stops[useSheet.getState().height];
    const { pointerId: id, clientX: x, clientY: y } = event;
    drag.current = { id, x, y, shown, stops, isMoving: false };
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const sheet = element.current;
    const now = drag.current;
    if (!sheet || now?.id !== event.pointerId) return;
    const moved = now.y - event.clientY;
    if (!now.isMoving) {
      if (Math.abs(moved) < PRESS_PX || Math.abs(moved) < Math.abs(now.x - event.clientX)) return;
      // The sheet captures the pointer, so that the release after a drag does not count as a press on the control under
      // the finger.
      sheet.setPointerCapture(event.pointerId);
      sheet.dataset["dragging"] = "";
      now.isMoving = true;
    }
    const { low, full } = now.stops;
    const shown = Math.min(full, Math.max(low, now.shown + moved));
    sheet.style.transform = `translateY(${full - shown}px)`;
  }

  function finish(event: PointerEvent<HTMLElement>, isMeant: boolean) {
    const sheet = element.current;
    const now = drag.current;
    if (!sheet || now?.id !== event.pointerId) return;
    drag.current = null;
    if (!now.isMoving) return;
    delete sheet.dataset["dragging"];
    sheet.style.transform = "";
    if (isMeant) setSheetHeight(nearestHeight(now.shown + now.y - event.clientY, now.stops));
  }

  return {
    ref: element,
    onPointerDown,
    onPointerMove,
    onPointerUp: (event: PointerEvent<HTMLElement>) => finish(event, true),
    onPointerCancel: (event: PointerEvent<HTMLElement>) => finish(event, false),
  };
}
