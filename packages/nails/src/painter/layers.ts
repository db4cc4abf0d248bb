import type { LayerStrengths } from "../tile/layers.ts";
import type { Detail } from "../paint/details.ts";
import { bedLayer } from "./bed.ts";
import { detailLayers } from "./details.ts";
import { FINISHES } from "./finishes/index.ts";
import type { Nail } from "./nail.ts";
import { PATTERNS } from "./patterns/index.ts";
import { texelAt, type Texture } from "./texture.ts";
import type { Layer, Sample } from "./sample.ts";
import { spectrum } from "./spectrum.ts";
import { TEXTURES } from "./textures/index.ts";
import { TOPPERS } from "./toppers/index.ts";

/** A picture on the nail. `at` converts a point of the nail to a position in texture pixels. */
export interface Placed {
  texture: Texture;
  at(s: Sample): readonly [number, number];
}

const texel = new Float64Array(4);

function pictureLayer({ texture, at }: Placed, strength: number): Layer {
  return (s) => {
    const [x, y] = at(s);
    texelAt(texture, x, y, texel);
    const alpha = (texel[3] ?? 0) * strength;
    if (alpha <= 0) return;
    const left = 1 - alpha;
    s.r = s.r * left + (texel[0] ?? 0) * strength;
    s.g = s.g * left + (texel[1] ?? 0) * strength;
    s.b = s.b * left + (texel[2] ?? 0) * strength;
    s.er *= left;
    s.eg *= left;
    s.eb *= left;
    s.metal *= left;
    s.cover += (1 - s.cover) * alpha;
    s.tone = Math.max(s.tone, alpha);
  };
}

const rainbow = new Float64Array(3);

/**
 * A thin film whose colour changes with the angle. In a futuristic mood, this film covers everything else on the nail.
 */
const film: Layer = (s) => {
  spectrum(s.sx * 0.8 + s.sy * 0.5 + s.y * 0.35, rainbow);
  s.er += 0.2 * (rainbow[0] ?? 0);
  s.eg += 0.2 * (rainbow[1] ?? 0);
  s.eb += 0.24 * (rainbow[2] ?? 0);
};

/** Returns all layers that are painted at a point of the nail, in order. */
export function layersOf(
  nail: Nail,
  strengths: LayerStrengths,
  wanted: readonly Detail[],
  pictures: { reference: Placed | null; drawing: Placed | null },
  things: Layer | null,
): Layer[] {
  const { settings } = nail;
  const finish = FINISHES[settings.finish];
  const layers: Layer[] = [bedLayer(nail)];
  const pattern = PATTERNS[settings.patternType];
  if (pattern) layers.push(pattern(nail));
  if (finish.pigment && nail.finish > 0) layers.push(finish.pigment(nail));
  if (settings.styleVibe === "futuristic") layers.push(film);
  if (pictures.reference && strengths.reference > 0)
    layers.push(pictureLayer(pictures.reference, strengths.reference));
  if (pictures.drawing && strengths.drawing > 0)
    layers.push(pictureLayer(pictures.drawing, strengths.drawing));
  const texture = TEXTURES[settings.texture];
  if (texture && nail.texture > 0) layers.push(texture(nail));
  const topper = settings.topper ? TOPPERS[settings.topper] : null;
  if (topper?.pigment && nail.finish > 0) layers.push(topper.pigment(nail));
  layers.push(...detailLayers(nail, wanted));
  if (things) layers.push(things);
  return layers;
}
