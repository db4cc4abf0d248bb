import { clamp, type Point, type Size } from "./geometry.ts";

/** A rectangle on the stage, in stage pixels. */
export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The size of the stage, and its free parts. */
export interface Room extends Size {
  /** The part of the stage that nothing covers now. */
  free: Rect;
  /**
   * The part that is free while the sheet is lowered. The zoom is relative to this part, so raising the sheet does not
   * change the zoom.
   */
  calm: Rect;
  /** The part of `free` where buttons fit beside the current tool's bar. */
  open: Rect;
}

/**
 * `scale` is the zoom; at 1 the whole photo fits. `x` and `y` are the photo's point in the middle of the free part, in
 * fractions of the photo.
 */
export interface View {
  scale: number;
  x: number;
  y: number;
}

export const WHOLE: View = { scale: 1, x: 0.5, y: 0.5 };
export const SCALE_MOST = 8;

/** Returns the room of a stage that nothing covers. */
export const openRoom = ({ width, height }: Size): Room => {
  const all = { left: 0, top: 0, width, height };
  return { width, height, free: all, calm: all, open: all };
};

const fitOf = (photo: Size, into: Size): number =>
  Math.min(into.width / photo.width, into.height / photo.height);

/** Returns the photo's size on the stage at zoom 1. */
export function fittedSize(photo: Size, room: Room): Size {
  const fit = fitOf(photo, room.calm);
  return { width: photo.width * fit, height: photo.height * fit };
}

/** Returns the zoom at which the whole photo fits into the free part. */
export const leastScale = (photo: Size, room: Room): number =>
  Math.min(1, fitOf(photo, room.free) / fitOf(photo, room.calm));

/** Returns the photo's rectangle on the stage for this view. */
export function photoRect(view: View, photo: Size, room: Room): Rect {
  const fitted = fittedSize(photo, room);
  const { free } = room;
  const width = fitted.width * view.scale;
  const height = fitted.height * view.scale;
  return {
    left: free.left + free.width / 2 - view.x * width,
    top: free.top + free.height / 2 - view.y * height,
    width,
    height,
  };
}

/** Limits a view: a large photo keeps covering the free part, and a small photo stays in its middle. */
export function settle(view: View, photo: Size, room: Room): View {
  const scale = clamp(view.scale, leastScale(photo, room), SCALE_MOST);
  const { width, height } = photoRect({ ...view, scale }, photo, room);
  const within = (at: number, shown: number, free: number): number => {
    const half = Math.min(0.5, free / shown / 2);
    return clamp(at, half, 1 - half);
  };
  return {
    scale,
    x: within(view.x, width, room.free.width),
    y: within(view.y, height, room.free.height),
  };
}

/** Returns the view after the photo was moved by a distance in stage pixels. */
export function panBy(view: View, { x, y }: Point, photo: Size, room: Room): View {
  const { width, height } = photoRect(view, photo, room);
  return settle({ ...view, x: view.x - x / width, y: view.y - y / height }, photo, room);
}

/**
 * Returns the view that puts a point of the photo (in fractions) at a place of the stage, as near as the photo's edges
 * allow.
 */
export function holdAt(point: Point, at: Point, wanted: number, photo: Size, room: Room): View {
  const scale = clamp(wanted, leastScale(photo, room), SCALE_MOST);
  const { width, height } = photoRect({ ...WHOLE, scale }, photo, room);
  const { free } = room;
  const x = point.x - (at.x - free.left - free.width / 2) / width;
  const y = point.y - (at.y - free.top - free.height / 2) / height;
  return settle({ scale, x, y }, photo, room);
}

/** Returns the zoomed view in which the photo's point under `at` (stage pixels) stays in place. */
export const zoomAt = (view: View, factor: number, at: Point, photo: Size, room: Room): View =>
  holdAt(toPhoto(at, photoRect(view, photo, room)), at, view.scale * factor, photo, room);

/**
 * Returns a view that shows all of `box` (in fractions of the photo) as large as the free part allows, up to zoom
 * `most`.
 */
export function showBox(box: Rect, most: number, photo: Size, room: Room): View {
  const fitted = fittedSize(photo, room);
  const scale = Math.min(
    room.free.width / (box.width * fitted.width),
    room.free.height / (box.height * fitted.height),
    most,
  );
  return settle({ scale, x: box.left + box.width / 2, y: box.top + box.height / 2 }, photo, room);
}

/** Returns styles that move the photo to `rect` with a transform, which needs no new layout. */
export const placed = (fitted: Size, { left, top, width }: Rect) => ({
  width: fitted.width,
  height: fitted.height,
  transform: `translate(${left}px, ${top}px) scale(${width / fitted.width})`,
});

/** Converts stage pixels to fractions of the photo. */
export const toPhoto = (at: Point, rect: Rect): Point => ({
  x: (at.x - rect.left) / rect.width,
  y: (at.y - rect.top) / rect.height,
});

/** Converts fractions of the photo to stage pixels. */
export const toStage = (point: Point, rect: Rect): Point => ({
  x: rect.left + point.x * rect.width,
  y: rect.top + point.y * rect.height,
});
