import type { HandPose } from "@lacquer/contracts";
import type { Pose } from "./anatomy.ts";
import type { View } from "./view.ts";

/** The two poses, each with the view of its picture at full size. */
export const POSES: Readonly<Record<HandPose, Pose & { view: View }>> = {
  wide: {
    spread: [8, 1, -6, -15, 33],
    bend: [-2, -1, 1.5, 4, 6],
    view: { width: 2048, height: 1366, scale: 84, turn: 61, middle: [1.0, 8.6] },
  },
  upright: {
    spread: [7, 1.5, -4, -13, 29],
    bend: [-3, -1, 1.5, 4, 5],
    view: { width: 1536, height: 2048, scale: 97, turn: 1, middle: [0.9, 8.9] },
  },
};
