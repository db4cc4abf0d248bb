import { clamp, type Point, type Size } from "./geometry.ts";

/** Zoom (1 = the whole photo fits), and the photo's offset from the middle in stage pixels. */
export interface View {
  scale: number;
  x: number;
  y: number;
}

/** The photo's rectangle on the stage, in stage pixels. */
export interface Rect {
  left: number;
  top: number;
  width: number;
  height: number;
}

export const WHOLE: View = { scale: 1, x: 0, y: 0 };
export const SCALE_MOST = 8;

/** The photo's place at this view. */
export function photoRect(view: View, photo: Size, stage: Size): Rect {
  const fit = Math.min(stage.width / photo.width, stage.height / photo.height);
  const width = photo.width * fit * view.scale;
  const height = photo.height * fit * view.scale;
  return {
    left: (stage.width - width) / 2 + view.x,
    top: (stage.height - height) / 2 + view.y,
    width,
    height,
  };
}

/** Keeps a photo larger than the stage from being pushed out of it, and a smaller one in the middle. */
export function settle(view: View, photo: Size, stage: Size): View {
  const scale = clamp(view.scale, 1, SCALE_MOST);
  const { width, height } = photoRect({ ...view, scale }, photo, stage);
  const slackX = Math.max(0, (width - stage.width) / 2);
  const slackY = Math.max(0, (height - stage.height) / 2);
  return { scale, x: clamp(view.x, -slackX, slackX), y: clamp(view.y, -slackY, slackY) };
}

/** Zooms so that the point under `at` (stage pixels) stays there. */
export function zoomAt(view: View, factor: number, at: Point, photo: Size, stage: Size): View {
  const scale = clamp(view.scale * factor, 1, SCALE_MOST);
  const ratio = scale / view.scale;
  const fromMiddle = { x: at.x - stage.width / 2, y: at.y - stage.height / 2 };
  return settle(
    {
      scale,
      x: fromMiddle.x - (fromMiddle.x - view.x) * ratio,
      y: fromMiddle.y - (fromMiddle.y - view.y) * ratio,
    },
    photo,
    stage,
  );
}

/** Stage pixels → fractions of the photo. */
export const toPhoto = (at: Point, rect: Rect): Point => ({
  x: (at.x - rect.left) / rect.width,
  y: (at.y - rect.top) / rect.height,
});

/** Fractions of the photo → stage pixels. */
export const toStage = (point: Point, rect: Rect): Point => ({
  x: rect.left + point.x * rect.width,
  y: rect.top + point.y * rect.height,
});
