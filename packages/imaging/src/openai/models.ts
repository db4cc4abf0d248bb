/** Models that were shut down, for which the service answers 404. */
const RETIRED = /^(dall-e-[23]|gpt-image-1)$/;

export function isRetired(model: string): boolean {
  return RETIRED.test(model);
}

/** True when marks on the first picture may be sent as a separate picture. */
export function takesMarkup(model: string): boolean {
  return /^gpt-image-2\.[56]-/.test(model);
}

/**
 * True for the 1.5 model, the only model with a setting for how closely to keep to the input pictures. Later models
 * always keep closely to them.
 */
export function takesInputFidelity(model: string): boolean {
  return model === "gpt-image-1.5";
}

const STEP = 16;
const PIXELS = 1024 * 1536;
const EDGE_MAX = 3840;
const RATIO_MAX = 3;
const FIXED = [
  { width: 1024, height: 1024 },
  { width: 1536, height: 1024 },
  { width: 1024, height: 1536 },
];

/**
 * Returns the allowed size that is nearest to the photo's shape, as `WxH`. Some models accept all sides that are
 * multiples of 16 with a ratio of at most 3:1. The other models accept only three sizes. A picture's price depends on
 * its number of pixels, so that number is almost the same for all shapes.
 */
export function sizeFor(model: string, photo: { width: number; height: number } | null): string {
  const ratio = photo ? photo.width / photo.height : 1024 / 1536;
  if (model.startsWith("gpt-image-2")) {
    const legal = Math.min(RATIO_MAX, Math.max(1 / RATIO_MAX, ratio));
    const width = Math.floor(Math.sqrt(PIXELS * legal) / STEP) * STEP;
    const height = Math.round(width / legal / STEP) * STEP;
    // Rounding must not make the shape wider than the model allows.
    const within = (side: number, other: number) => Math.min(side, other * RATIO_MAX, EDGE_MAX);
    return `${within(width, height)}x${within(height, width)}`;
  }
  const [nearest] = FIXED.toSorted(
    (a, b) =>
      Math.abs(Math.log(a.width / a.height / ratio)) -
      Math.abs(Math.log(b.width / b.height / ratio)),
  );
  return nearest ? `${nearest.width}x${nearest.height}` : "auto";
}
