import type { Nail } from "../nail.ts";
import type { Layer } from "../sample.ts";

/**
 * Prepares a pattern for one nail. The returned layer paints colour, height and metal over the base colour, point by
 * point.
 */
export type Pattern = (nail: Nail) => Layer;
