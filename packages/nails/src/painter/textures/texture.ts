import type { Nail } from "../nail.ts";
import type { Layer } from "../sample.ts";

/** Prepares a texture for one nail. The returned layer changes height, coat and the lacquer's reflections. */
export type Texture = (nail: Nail) => Layer;
