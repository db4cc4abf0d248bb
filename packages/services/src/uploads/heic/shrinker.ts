/** Rows of interleaved 8-bit pixels, from the top. Each row takes `stride` bytes, so it may end with padding. */
export interface Rows {
  bytes: Uint8Array;
  stride: number;
  count: number;
}

export interface Shrinker {
  add(rows: Rows): void;
  /** Returns the finished picture after all rows were added. */
  picture(): { data: Uint8Array; width: number; height: number };
}

/**
 * Replaces each square of `factor` × `factor` pixels with its average while the rows arrive. The whole picture is
 * therefore never in memory, and the decoder returns little more than is stored. Transparent pixels add no colour.
 */
export function createShrinker(
  size: { width: number; height: number; channels: 3 | 4 },
  factor: number,
): Shrinker {
  const { channels } = size;
  const width = Math.max(1, Math.round(size.width / factor));
  const height = Math.max(1, Math.round(size.height / factor));
  const data = new Uint8Array(width * height * channels);
  /**
   * For each square of the current row: the sums of red, green and blue, each multiplied by its weight, and the sum of
   * the weights.
   */
  const sums = new Uint32Array(width * 4);
  let read = 0;

  function addTo(at: number, ...amounts: [number, number, number, number]): void {
    for (let nth = 0; nth < 4; nth += 1)
      sums[at + nth] = (sums[at + nth] ?? 0) + (amounts[nth] ?? 0);
  }

  function addRow(bytes: Uint8Array, start: number): void {
    let at = start;
    for (let x = 0; x < width; x += 1) {
      const end = Math.min(at + factor * channels, start + size.width * channels);
      let [red, green, blue, weight] = [0, 0, 0, 0];
      for (; at < end; at += channels) {
        const share = channels === 4 ? (bytes[at + 3] ?? 0) : 1;
        red += (bytes[at] ?? 0) * share;
        green += (bytes[at + 1] ?? 0) * share;
        blue += (bytes[at + 2] ?? 0) * share;
        weight += share;
      }
      addTo(x * 4, red, green, blue, weight);
    }
  }

  function endSquares(row: number, lines: number): void {
    for (let x = 0; x < width; x += 1) {
      const weight = sums[x * 4 + 3] ?? 0;
      const to = (row * width + x) * channels;
      for (let channel = 0; channel < 3; channel += 1)
        data[to + channel] = Math.round((sums[x * 4 + channel] ?? 0) / Math.max(1, weight));
      const pixels = (Math.min((x + 1) * factor, size.width) - x * factor) * lines;
      if (channels === 4) data[to + 3] = Math.round(weight / pixels);
    }
    sums.fill(0);
  }

  return {
    add({ bytes, stride, count }) {
      for (let nth = 0; nth < count; nth += 1) {
        const row = Math.floor(read / factor);
        read += 1;
        // At the bottom edge, rows that fill less than half a square are dropped.
        if (row >= height) continue;
        addRow(bytes, nth * stride);
        if (read % factor === 0 || read === size.height) endSquares(row, read - row * factor);
      }
    },
    picture: () => ({ data, width, height }),
  };
}
