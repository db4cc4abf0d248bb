import type { NailCanvas } from "../paint/canvas.ts";

/** Draws over the plain base colour, inside the nail's clip. */
export type PatternPainter = (nail: NailCanvas) => string;
