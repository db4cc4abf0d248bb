import type { NailGuide } from "@lacquer/contracts";
import sharp from "sharp";

interface Blob {
  count: number;
  x: number;
  y: number;
  points: [number, number][];
}

/** Returns the connected white areas of a mask, without specks. */
function components(data: Uint8Array, width: number, height: number): Blob[] {
  const seen = new Uint8Array(width * height);
  const blobs: Blob[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] || (data[start] ?? 0) < 128) continue;
    const points: [number, number][] = [];
    const stack = [start];
    seen[start] = 1;
    while (stack.length > 0) {
      const at = stack.pop() ?? 0;
      const [x, y] = [at % width, Math.floor(at / width)];
      points.push([x, y]);
      for (const [nx, ny] of [
        [x - 1, y],
        [x + 1, y],
        [x, y - 1],
        [x, y + 1],
      ] as const) {
        const next = ny * width + nx;
        if (
          nx < 0 ||
          ny < 0 ||
          nx >= width ||
          ny >= height ||
          seen[next] ||
          (data[next] ?? 0) < 128
        )
          continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
    if (points.length < width * height * 0.0002) continue;
    const sum = points.reduce((total, [x, y]) => [total[0] + x, total[1] + y] as const, [
      0, 0,
    ] as const);
    blobs.push({
      count: points.length,
      x: sum[0] / points.length,
      y: sum[1] / points.length,
      points,
    });
  }
  return blobs;
}

/**
 * Returns guides from a mask of nails (white = nail). A nail's axis is the longer direction of its area. The cuticle is
 * the end nearer to the middle of the hand. That middle is `middle` (in fractions), or the middle of the photo if
 * `middle` is absent.
 */
export async function guidesFromMask(
  file: string,
  middle: readonly [number, number],
): Promise<NailGuide[]> {
  const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const fingers = ["little", "ring", "middle", "index", "thumb"] as const;
  const blobs = components(data, width, height)
    .toSorted((a, b) => a.x - b.x)
    .slice(0, 10);
  return blobs.map((blob, i) => {
    let [xx, xy, yy] = [0, 0, 0];
    for (const [x, y] of blob.points) {
      xx += (x - blob.x) ** 2;
      xy += (x - blob.x) * (y - blob.y);
      yy += (y - blob.y) ** 2;
    }
    const turn = Math.atan2(2 * xy, xx - yy) / 2;
    let [ax, ay] = [Math.cos(turn), Math.sin(turn)];
    if (ax * (blob.x - middle[0] * width) + ay * (blob.y - middle[1] * height) < 0)
      [ax, ay] = [-ax, -ay];
    const along = blob.points
      .map(([x, y]) => (x - blob.x) * ax + (y - blob.y) * ay)
      .toSorted((a, b) => a - b);
    const across = blob.points
      .map(([x, y]) => -(x - blob.x) * ay + (y - blob.y) * ax)
      .toSorted((a, b) => a - b);
    const quantile = (list: number[], q: number): number =>
      list[Math.floor((list.length - 1) * q)] ?? 0;
    const from = quantile(along, 0.004) - 0.5;
    const to = quantile(along, 0.996) + 0.5;
    const wide = quantile(across, 0.99) - quantile(across, 0.01) + 1;
    const off = (quantile(across, 0.99) + quantile(across, 0.01)) / 2;
    return {
      finger: fingers[i % 5] ?? "middle",
      x: (blob.x + ax * from - ay * off + 0.5) / width,
      y: (blob.y + ay * from + ax * off + 0.5) / height,
      angle: (Math.atan2(ax, -ay) * 180) / Math.PI,
      width: (wide * 1.02) / width,
      length: (to - from) / width,
    };
  });
}
