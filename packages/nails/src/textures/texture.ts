import type { NailCanvas } from "../paint/canvas.ts";

/** Relief over colour and volume, below the finish's reflections. */
export type TexturePainter = (nail: NailCanvas) => string;
