import type { HandJoints } from "@lacquer/nail-detection";
import type { SeenHand, View } from "./hand-worker.ts";

/**
 * One look at the photo, in the middle of a grey canvas this many times its size, turned by `turn` degrees. The
 * finder misses hands that fill the picture or hang down; room around the photo and other turns reveal more of them.
 */
export interface Pass {
  scale: number;
  /** Degrees, clockwise. */
  turn: number;
}

/** The passes in order: those that find the most hands come first. */
export const PASSES: readonly Pass[] = [
  { scale: 1.5, turn: 0 },
  { scale: 2, turn: 0 },
  { scale: 1.5, turn: 180 },
  { scale: 3, turn: 0 },
  { scale: 1.5, turn: 90 },
  { scale: 3, turn: 270 },
  { scale: 1, turn: 0 },
];

/**
 * Further passes for when `PASSES` show no hand. Their angles lie between those of `PASSES` and find slanting hands.
 */
export const LAST_PASSES: readonly Pass[] = [
  { scale: 2, turn: 45 },
  { scale: 4, turn: 225 },
  { scale: 2, turn: 315 },
  { scale: 4, turn: 135 },
  { scale: 2, turn: 225 },
  { scale: 4, turn: 45 },
  { scale: 2, turn: 135 },
  { scale: 4, turn: 315 },
];

/** The longer side of the canvas; the finder itself looks at far less. */
const CANVAS_SIDE = 960;

interface Size {
  width: number;
  height: number;
}

/** The view that a pass gives to the hand finder. */
export function viewOf(photo: Size, { scale, turn }: Pass): View {
  const side = Math.max(photo.width, photo.height) * scale;
  const [width, height] = scale === 1 ? [photo.width, photo.height] : [side, side];
  const zoom = Math.min(1, CANVAS_SIDE / Math.max(width, height));
  return { width: Math.round(width * zoom), height: Math.round(height * zoom), zoom, turn };
}

/** A hand seen in a pass, in fractions of the photo, with left and right as its owner would say. */
export function handOnPhoto(seen: SeenHand, photo: Size, pass: Pass): HandJoints {
  const { width, height, zoom, turn } = viewOf(photo, pass);
  const angle = (turn * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return {
    hand: seen.label === "Left" ? "right" : "left",
    joints: seen.joints.map((joint) => {
      const dx = ((joint.x - 0.5) * width) / zoom;
      const dy = ((joint.y - 0.5) * height) / zoom;
      return {
        x: (dx * cos + dy * sin) / photo.width + 0.5,
        y: (dy * cos - dx * sin) / photo.height + 0.5,
      };
    }),
  };
}
