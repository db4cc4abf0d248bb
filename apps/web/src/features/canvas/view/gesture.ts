import type { Point } from "./geometry.ts";

/** A pointer on the stage. */
export interface StagePointer {
  /** In stage pixels. */
  at: Point;
  /** In fractions of the photo. */
  photo: Point;
  type: "mouse" | "pen" | "touch";
  /** 0–1; 0.5 when the device does not measure it. */
  pressure: number;
  alt: boolean;
}

/** What one pointer does between pointer down and pointer up. `cancel` restores everything. */
export interface Gesture {
  move: (pointer: StagePointer, coalesced: StagePointer[]) => void;
  end: (pointer: StagePointer) => void;
  cancel: () => void;
}
