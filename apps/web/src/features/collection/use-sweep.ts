import type { Design } from "@lacquer/contracts";
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import { scrollerOf } from "./scroller-of.ts";
import type { LongPress } from "./use-long-press.ts";
import type { Selection, Sweep } from "./use-selection.ts";

/** If a pointer moves less than this, it is a press and not a sweep. */
const STILL_PX = 6;
/**
 * `EDGE_PX`: the list scrolls while the pointer is closer than this to the list's upper or lower edge. `STEP_PX`: how
 * far the list then scrolls in each frame.
 */
const EDGE_PX = 96;
const STEP_PX = 14;

/** A pointer that was pressed on an image and is still down. */
interface Drag {
  /** Null until the pointer has moved. */
  sweep: Sweep | null;
  from: Design;
  x: number;
  y: number;
  /** True if a finger has rested on the image. Its movements then no longer scroll the list. */
  isHeld: boolean;
}

/** Returns the index of the image at this point of the window, even if a bar covers it; -1 if there is none. */
function indexAt(x: number, y: number): number {
  for (const element of document.elementsFromPoint(x, y)) {
    const at = element.closest("li")?.querySelector<HTMLElement>("[data-at]")?.dataset["at"];
    if (at !== undefined) return Number(at);
  }
  return -1;
}

/**
 * Follows the pointer over the whole window until `drag` has ended. Near an edge the list scrolls on, and images that
 * come under the pointer count as passed. Returns a function that stops following the pointer.
 */
function followDrag(
  drag: RefObject<Drag | null>,
  scroller: HTMLElement,
  passed: (x: number, y: number) => void,
): () => void {
  let frame = 0;
  const scroll = () => {
    const now = drag.current;
    if (!now) return;
    frame = requestAnimationFrame(scroll);
    if (!now.sweep) return;
    const { top, bottom } = scroller.getBoundingClientRect();
    const step = now.y < top + EDGE_PX ? -STEP_PX : now.y > bottom - EDGE_PX ? STEP_PX : 0;
    if (step === 0) return;
    scroller.scrollBy(0, step);
    passed(now.x, now.y);
  };
  const stop = () => {
    drag.current = null;
    cancelAnimationFrame(frame);
  };
  const move = ({ pointerType, buttons, clientX, clientY }: PointerEvent) => {
    if (!drag.current) return;
    // The button was released where this window could not notice it.
    if (pointerType === "mouse" && buttons === 0) return stop();
    passed(clientX, clientY);
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(scroll);
  };
  const listening = new AbortController();
  const { signal } = listening;
  window.addEventListener("pointermove", move, { signal });
  window.addEventListener("pointerup", stop, { signal });
  window.addEventListener("pointercancel", stop, { signal });
  return () => {
    stop();
    listening.abort();
  };
}

/**
 * Selects all images that a drag passes. The mouse can drag while images are being selected; a finger can drag after it
 * has rested on an image.
 */
export function useSweep(
  list: RefObject<HTMLUListElement | null>,
  designs: readonly Design[],
  selection: Selection,
) {
  const drag = useRef<Drag | null>(null);
  const isSpent = useRef(false);
  const [keepStill] = useState(() => (event: Event) => {
    if (drag.current?.isHeld && event.cancelable) event.preventDefault();
  });

  const passed = useEffectEvent((x: number, y: number) => {
    const now = drag.current;
    const element = list.current;
    if (!now || !element) return;
    if (!now.sweep) {
      if (Math.hypot(x - now.x, y - now.y) < STILL_PX) return;
      const sweep = selection.sweepFrom(now.from);
      now.sweep = now.isHeld ? { ...sweep, isAdding: true } : sweep;
    }
    [now.x, now.y] = [x, y];
    // A pointer beyond the list counts as a pointer over the images just inside its edge.
    const { top, bottom } = scrollerOf(element)?.getBoundingClientRect() ?? { top: 0, bottom: y };
    const inside = Math.max(top + EDGE_PX, Math.min(bottom - EDGE_PX, y));
    const at = indexAt(x, y);
    const design = designs[at === -1 ? indexAt(x, inside) : at];
    if (!design) return;
    isSpent.current = true;
    selection.sweepTo(now.sweep, design.id);
  });

  const pressed = useEffectEvent((event: PointerEvent) => {
    const { pointerType, button, target, shiftKey, clientX: x, clientY: y } = event;
    isSpent.current = false;
    if (pointerType === "touch" || button !== 0 || shiftKey || !selection.isOn) return;
    const at = target instanceof Element ? target.closest<HTMLElement>("[data-at]") : null;
    const from = designs[Number(at?.dataset["at"] ?? -1)];
    if (from) drag.current = { sweep: null, from, x, y, isHeld: false };
  });

  useEffect(() => {
    const element = list.current;
    const scroller = element && scrollerOf(element);
    if (!element || !scroller) return;
    const listening = new AbortController();
    const { signal } = listening;
    element.addEventListener("pointerdown", (event) => pressed(event), { signal });
    // Without this listener, the browser would drag the picture itself.
    element.addEventListener("dragstart", (event) => drag.current && event.preventDefault(), {
      signal,
    });
    // The browser reports the end of a sweep as a click on the image below the pointer, which must not count as a
    // press. A click by a key has `detail` 0 and is let through.
    const onClick = (event: MouseEvent) => {
      if (!isSpent.current) return;
      isSpent.current = false;
      if (event.detail === 0) return;
      event.preventDefault();
      event.stopPropagation();
    };
    element.addEventListener("click", onClick, { signal, capture: true });
    // This listener must exist before the finger touches the screen; otherwise the browser scrolls without calling it.
    element.addEventListener("touchmove", keepStill, { signal, passive: false });
    const stop = followDrag(drag, scroller, (x, y) => passed(x, y));
    return () => {
      stop();
      listening.abort();
    };
  }, [list, keepStill]);

  /** Begins a drag from the image on which a finger has rested. */
  return (from: Design, { x, y, target }: LongPress) => {
    drag.current = { sweep: null, from, x, y, isHeld: true };
    // Selecting replaces the link under the finger by a button. The finger's movements still go to the link, which is
    // no longer in the list.
    target.addEventListener("touchmove", keepStill, { passive: false });
  };
}
