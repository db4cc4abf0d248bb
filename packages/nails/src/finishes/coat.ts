import type { NailCanvas } from "../paint/canvas.ts";

/** A finish: what it puts beneath the volume (instead of or over the colour), and what lies on top. */
export interface Coat {
  /** How strongly the nail's volume is modelled, 0–1. */
  depth: number;
  /** How strongly the coat's edge shows. */
  edge: number;
  /** Opacity of the colour itself; less than 1 lets the bare nail through. */
  sheer?: number;
  /** Between colour and volume. `strength` 0–1 is the finish's weight. */
  under?(nail: NailCanvas, strength: number): string;
  /** On top of everything. */
  over(nail: NailCanvas, strength: number): string;
}
