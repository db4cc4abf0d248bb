import type { Point } from "./geometry.ts";

/** A pointer on the stage. */
export interface StagePointer {
  /** Stage pixels. */
  at: Point;
  /** Fractions of the photo. */
  photo: Point;
  type: "mouse" | "pen" | "touch";
  /** 0–1; 0.5 when the device does not measure it. */
  pressure: number;
  alt: boolean;
}

/** One pointer's work between down and up. `cancel` leaves everything as it was. */
export interface Gesture {
  move: (pointer: StagePointer, coalesced: StagePointer[]) => void;
  end: (pointer: StagePointer) => void;
  cancel: () => void;
}
