import { type MouseEvent, type PointerEvent, useEffect, useRef } from "react";

const LONG_MS = 450;
/** If a finger moves further than this many pixels, it scrolls the list. */
const STILL_PX = 10;

/** The point at which a finger rests, and the element that it touched first. */
export interface LongPress {
  x: number;
  y: number;
  target: EventTarget;
}

/**
 * Calls `onLongPress` when a finger rests on the element. Spread the result over the element's props. After a long
 * press, the element gets no click, and the browser opens no menu.
 */
export function useLongPress(onLongPress: (at: LongPress) => void) {
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(
    null,
  );
  const isSpent = useRef(false);
  const stop = () => {
    clearTimeout(waiting.current?.timer);
    waiting.current = null;
  };
  useEffect(() => stop, []);
  return {
    onPointerDown({ pointerType, target, clientX: x, clientY: y }: PointerEvent) {
      isSpent.current = false;
      if (pointerType !== "touch") return;
      stop();
      const timer = setTimeout(() => {
        isSpent.current = true;
        waiting.current = null;
        onLongPress({ x, y, target });
      }, LONG_MS);
      waiting.current = { timer, x, y };
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      const from = waiting.current;
      if (from && Math.hypot(clientX - from.x, clientY - from.y) > STILL_PX) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onContextMenu(event: MouseEvent) {
      if (waiting.current || isSpent.current) event.preventDefault();
    },
    onClickCapture(event: MouseEvent) {
      if (!isSpent.current) return;
      isSpent.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
