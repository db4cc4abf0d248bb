/** Interleaved 8-bit pixels. Padding may follow each row up to `stride`. */
export interface Pixels {
  bytes: Uint8Array;
  width: number;
  height: number;
  channels: 3 | 4;
  stride: number;
}

/**
 * A copy without padding, in which one average pixel replaces each square of `factor` × `factor`. What leaves the
 * decoder then is not much larger than what is stored. Transparent pixels add no colour.
 */
export function shrinkPixels(picture: Pixels, factor: number) {
  const { channels } = picture;
  const width = Math.max(1, Math.round(picture.width / factor));
  const height = Math.max(1, Math.round(picture.height / factor));
  const data = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      averageInto(data, (y * width + x) * channels, picture, x * factor, y * factor, factor);
  return { data, width, height };
}

function averageInto(
  data: Uint8Array,
  to: number,
  { bytes, width, height, channels, stride }: Pixels,
  left: number,
  top: number,
  factor: number,
): void {
  const right = Math.min(left + factor, width);
  const bottom = Math.min(top + factor, height);
  let [red, green, blue, weight] = [0, 0, 0, 0];
  for (let y = top; y < bottom; y += 1) {
    for (
      let at = y * stride + left * channels;
      at < y * stride + right * channels;
      at += channels
    ) {
      const share = channels === 4 ? (bytes[at + 3] ?? 0) : 255;
      red += (bytes[at] ?? 0) * share;
      green += (bytes[at + 1] ?? 0) * share;
      blue += (bytes[at + 2] ?? 0) * share;
      weight += share;
    }
  }
  const divisor = Math.max(1, weight);
  data[to] = Math.round(red / divisor);
  data[to + 1] = Math.round(green / divisor);
  data[to + 2] = Math.round(blue / divisor);
  if (channels === 4) data[to + 3] = Math.round(weight / ((right - left) * (bottom - top)));
}
