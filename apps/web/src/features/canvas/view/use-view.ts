import { type RefObject, useCallback, useEffect, useMemo, useRef } from "react";
import type { Point, Size } from "./geometry.ts";
import { firstView, raisedView, type Subject } from "./subject.ts";
import { keepView, useKeptView } from "./view-store.ts";
import { holdAt, panBy, type Room, settle, type View, WHOLE, zoomAt } from "./viewport.ts";

export interface ViewControl {
  view: View;
  /** Zooms around `at`, or around the middle of the free part if `at` is missing. */
  zoom: (factor: number, at?: Point) => void;
  pan: (dx: number, dy: number) => void;
  /**
   * Moves the photo so that `point` (in fractions of the photo) lies at `at` on the stage, as near as the photo's edges
   * allow.
   */
  hold: (point: Point, at: Point, scale?: number) => void;
  reset: () => void;
}

interface Options {
  element: RefObject<HTMLElement | null>;
  photo: Size;
  room: Room | null;
  /** The key under which the view is stored while the image changes or another design is open. */
  name: string;
  subject: Subject;
}

const isRaisedOver = ({ free, calm }: Room): boolean => calm.height - free.height > 1;

/** Keeps the zoom and position of one stage. The wheel zooms; with Shift it moves the photo. */
export function useView({ element, photo, room, name, subject }: Options): ViewControl & {
  /** True when a finger or a wheel changed the view last. The photo then follows at once, without an animation. */
  directRef: RefObject<boolean>;
} {
  const kept = useKeptView(name);
  const directRef = useRef(false);
  const { width, height } = photo;
  const size = useMemo(() => ({ width, height }), [width, height]);
  const isRaised = room !== null && isRaisedOver(room);
  const view = useMemo(() => {
    if (!room) return WHOLE;
    const calm = kept.own ?? firstView(kept.hand, size, room);
    if (!isRaised) return settle(calm, size, room);
    if (kept.raised) return settle(kept.raised, size, room);
    const seen = { ...subject, hand: subject.hand ?? kept.hand };
    return raisedView(calm, kept.own !== null, seen, size, room);
  }, [kept, size, room, isRaised, subject]);

  // When nothing covers the photo any more, the view for a covered photo is reset.
  useEffect(() => {
    if (!isRaised) keepView(name, () => ({ raised: null }));
  }, [isRaised, name]);

  const now = useRef({ view, room });
  now.current = { view, room };
  const change = useCallback(
    (next: (view: View, room: Room) => View, direct: boolean) => {
      const before = now.current;
      if (!before.room) return;
      const after = next(before.view, before.room);
      // One gesture may change the view several times before the next render, so the newest view is stored here at
      // once.
      now.current = { ...before, view: after };
      directRef.current = direct;
      const raised = isRaisedOver(before.room) ? after : null;
      keepView(name, () => ({ own: { ...after, scale: Math.max(1, after.scale) }, raised }));
    },
    [name],
  );
  const zoom = useCallback(
    (factor: number, at?: Point) =>
      change((current, { free, ...rest }) => {
        const middle = { x: free.left + free.width / 2, y: free.top + free.height / 2 };
        return zoomAt(current, factor, at ?? middle, size, { free, ...rest });
      }, at !== undefined),
    [change, size],
  );
  const pan = useCallback(
    (dx: number, dy: number) =>
      change((current, there) => panBy(current, { x: dx, y: dy }, size, there), true),
    [change, size],
  );
  const hold = useCallback(
    (point: Point, at: Point, scale?: number) =>
      change((current, there) => holdAt(point, at, scale ?? current.scale, size, there), true),
    [change, size],
  );
  const reset = useCallback(() => change(() => WHOLE, false), [change]);
  useWheel(element, zoom, pan);
  return { view, zoom, pan, hold, reset, directRef };
}

/** Makes the wheel zoom around the pointer; with Shift it moves the photo. */
export function useWheel(
  element: RefObject<HTMLElement | null>,
  zoom: ViewControl["zoom"],
  pan: ViewControl["pan"],
) {
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    const onWheel = (event: WheelEvent) => {
      if (event.target instanceof Element && event.target.closest("[data-floating]")) return;
      event.preventDefault();
      if (event.shiftKey) return pan(-event.deltaY - event.deltaX, 0);
      const box = node.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0018)), at);
    };
    // React's own wheel listener is passive, so it could not stop the page from scrolling.
    node.addEventListener("wheel", onWheel, { passive: false });
    return () => node.removeEventListener("wheel", onWheel);
  }, [element, pan, zoom]);
}
