import { type RefObject, useCallback, useEffect, useMemo, useState } from "react";
import type { Point, Size } from "./geometry.ts";
import { settle, type View, WHOLE, zoomAt } from "./viewport.ts";

export interface ViewControl {
  view: View;
  zoom: (factor: number, at?: Point) => void;
  pan: (dx: number, dy: number) => void;
  reset: () => void;
}

/** Zoom and pan of one stage. They start afresh with every photo (`key`). The wheel zooms; with Shift it moves. */
export function useView(
  element: RefObject<HTMLElement | null>,
  photo: Size,
  stage: Size | null,
  key: string,
): ViewControl {
  const [kept, setKept] = useState({ key, view: WHOLE });
  const view = useMemo(
    () => (kept.key === key && stage ? settle(kept.view, photo, stage) : WHOLE),
    [kept, key, photo, stage],
  );
  const { width, height } = photo;

  const change = useCallback(
    (next: (view: View, photo: Size, stage: Size) => View) => {
      if (!stage) return;
      setKept((before) => {
        const current = before.key === key ? before.view : WHOLE;
        return { key, view: next(current, { width, height }, stage) };
      });
    },
    [key, width, height, stage],
  );
  const zoom = useCallback(
    (factor: number, at?: Point) =>
      change((current, size, room) =>
        zoomAt(current, factor, at ?? { x: room.width / 2, y: room.height / 2 }, size, room),
      ),
    [change],
  );
  const pan = useCallback(
    (dx: number, dy: number) =>
      change((current, size, room) =>
        settle({ ...current, x: current.x + dx, y: current.y + dy }, size, room),
      ),
    [change],
  );
  const reset = useCallback(() => change(() => WHOLE), [change]);

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
    // React's own wheel listener is passive and could not keep the page still.
    node.addEventListener("wheel", onWheel, { passive: false });
    return () => node.removeEventListener("wheel", onWheel);
  }, [element, pan, zoom]);

  return { view, zoom, pan, reset };
}
