import { useCallback, useMemo, useState } from "react";
import {
  holdAt,
  openRoom,
  panBy,
  settle,
  type View,
  type ViewControl,
  WHOLE,
  zoomAt,
} from "../canvas/index.ts";

interface Size {
  width: number;
  height: number;
}

/** The view that several pictures share: the zoom, and the point in the middle in fractions of each picture. */
export interface SharedView {
  view: View;
  change: (next: (view: View) => View) => void;
}

export function useSharedView(): SharedView {
  const [view, setView] = useState(WHOLE);
  const change = useCallback((next: (view: View) => View) => setView(next), []);
  return { view, change };
}

/** Zooms and moves the view that all pictures share when the user zooms or moves one of them. */
export function usePaneControl(
  { view, change }: SharedView,
  picture: Size,
  pane: Size | null,
): ViewControl {
  const { width, height } = picture;
  const [paneWidth, paneHeight] = [pane?.width ?? 1, pane?.height ?? 1];
  const moves = useMemo(() => {
    const size = { width, height };
    const room = openRoom({ width: paneWidth, height: paneHeight });
    const middle = { x: paneWidth / 2, y: paneHeight / 2 };
    const from = (next: (settled: View) => View) =>
      change((current) => next(settle(current, size, room)));
    return {
      settled: (current: View) => settle(current, size, room),
      zoom: (factor: number, at = middle) =>
        from((current) => zoomAt(current, factor, at, size, room)),
      pan: (x: number, y: number) => from((current) => panBy(current, { x, y }, size, room)),
      hold: (point: { x: number; y: number }, at: { x: number; y: number }, scale?: number) =>
        from((current) => holdAt(point, at, scale ?? current.scale, size, room)),
      reset: () => change(() => WHOLE),
    };
  }, [change, width, height, paneWidth, paneHeight]);
  const { settled, ...control } = moves;
  return { ...control, view: settled(view) };
}
