import type { Nail } from "../nail.ts";
import type { Layer } from "../sample.ts";

/** Prepares a pattern for one nail; its layer paints colour, height and metal point by point over the base colour. */
export type Pattern = (nail: Nail) => Layer;
