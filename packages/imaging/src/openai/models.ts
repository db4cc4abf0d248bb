/** Models that were shut down; the service answers 404 for them. */
const RETIRED = /^(dall-e-[23]|gpt-image-1)$/;

export function isRetired(model: string): boolean {
  return RETIRED.test(model);
}

/** Whether marks on the first picture may be sent as a separate picture. */
export function takesMarkup(model: string): boolean {
  return /^gpt-image-2\.[56]-/.test(model);
}

/**
 * Only the 1.5 model takes a setting for how closely to keep to its input pictures; later models always keep closely to
 * them.
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
 * The allowed size nearest to the photo's shape, as `WxH`: any multiple of 16 up to 3:1 for models that accept it,
 * else the nearest of three. A picture's price follows its number of pixels, so that number hardly changes with the
 * shape.
 */
export function sizeFor(model: string, photo: { width: number; height: number } | null): string {
  const ratio = photo ? photo.width / photo.height : 1024 / 1536;
  if (model.startsWith("gpt-image-2")) {
    const legal = Math.min(RATIO_MAX, Math.max(1 / RATIO_MAX, ratio));
    const width = Math.floor(Math.sqrt(PIXELS * legal) / STEP) * STEP;
    const height = Math.round(width / legal / STEP) * STEP;
    // Rounding must not make the shape wider than allowed.
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
