import type { Point } from "./geometry.ts";

/** A pointer on the stage. */
export interface StagePointer {
  /** The pointer's place, in stage pixels. */
  at: Point;
  /** The pointer's place, in fractions of the photo. */
  photo: Point;
  type: "mouse" | "pen" | "touch";
  /** The pressure, 0–1; 0.5 if the device does not measure it. */
  pressure: number;
  alt: boolean;
}

/** What one pointer does between pointer down and pointer up. `cancel` restores the state before the gesture. */
export interface Gesture {
  move: (pointer: StagePointer, coalesced: StagePointer[]) => void;
  end: (pointer: StagePointer) => void;
  cancel: () => void;
}
