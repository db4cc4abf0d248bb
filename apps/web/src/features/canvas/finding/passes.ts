import type { HandJoints } from "@lacquer/nail-detection";
import type { SeenHand, View } from "./hand-worker.ts";

/**
 * One look at the photo. The photo is turned by `turn` degrees and centred on a grey canvas that is `scale` times as
 * large. The hand finder misses hands that fill the picture or point down; a margin around the photo and other turns
 * reveal more of them.
 */
export interface Pass {
  scale: number;
  /** The rotation in degrees, clockwise. */
  turn: number;
}

/** The passes in the order in which they run. Those that find the most hands come first. */
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
 * Further passes that run when `PASSES` show no hand. Their angles lie between the angles of `PASSES`, so they find
 * slanted hands.
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

/** The longer side of the canvas in pixels. The finder itself reduces the picture to a much smaller size. */
const CANVAS_SIDE = 960;

interface Size {
  width: number;
  height: number;
}

/** Returns the view of the photo that a pass gives to the hand finder. */
export function viewOf(photo: Size, { scale, turn }: Pass): View {
  const side = Math.max(photo.width, photo.height) * scale;
  const [width, height] = scale === 1 ? [photo.width, photo.height] : [side, side];
  const zoom = Math.min(1, CANVAS_SIDE / Math.max(width, height));
  return { width: Math.round(width * zoom), height: Math.round(height * zoom), zoom, turn };
}

/** Converts a hand seen in a pass to fractions of the photo, with left and right from its owner's point of view. */
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
