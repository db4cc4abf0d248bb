import { luminance } from "./srgb.ts";

/**
 * The picture of a lit sphere. It contains what a surface reflects for each direction that the surface can face. The
 * array has SIDE × SIDE × RGB values, with x and y of the normal from −1 to 1.
 */
export type Sphere = Float32Array;

export const SIDE = 97;
const HALF = (SIDE - 1) / 2;

/** Fills a sphere with the light that arrives from each direction (x right, y down, z towards the camera). */
export function litSphere(
  radiance: (x: number, y: number, z: number, to: Float64Array) => void,
): Sphere {
  const sphere = new Float32Array(SIDE * SIDE * 3);
  const found = new Float64Array(3);
  for (let k = 0; k < SIDE; k++) {
    for (let i = 0; i < SIDE; i++) {
      let nx = (i - HALF) / HALF;
      let ny = (k - HALF) / HALF;
      const size = Math.sqrt(nx * nx + ny * ny);
      // Directions that face away from the camera are never looked up. Their values repeat those of the rim, so that a
      // blur near the rim has values to average.
      if (size > 0.995) {
        nx *= 0.995 / size;
        ny *= 0.995 / size;
      }
      const nz = Math.sqrt(1 - nx * nx - ny * ny);
      radiance(2 * nz * nx, 2 * nz * ny, 2 * nz * nz - 1, found);
      sphere.set(found, (k * SIDE + i) * 3);
    }
  }
  return sphere;
}

/** Makes one pass of a box blur along lines that are `step` apart. Neighbouring values on a line are `next` apart. */
function boxPass(from: Sphere, to: Sphere, reach: number, step: number, next: number): void {
  const share = 1 / (2 * reach + 1);
  for (let line = 0; line < SIDE; line++) {
    for (let channel = 0; channel < 3; channel++) {
      const start = line * step + channel;
      const value = (i: number): number =>
        from[start + Math.min(SIDE - 1, Math.max(0, i)) * next] ?? 0;
      let sum = 0;
      for (let i = -reach; i <= reach; i++) sum += value(i);
      for (let i = 0; i < SIDE; i++) {
        to[start + i * next] = sum * share;
        sum += value(i + reach + 1) - value(i - reach);
      }
    }
  }
}

/**
 * Returns the sphere of a rougher surface. Three box blurs are used, which together are close to a Gaussian. `reach` is
 * in nodes.
 */
export function roughened(sphere: Sphere, reach: number): Sphere {
  const a = sphere.slice();
  const b = new Float32Array(sphere.length);
  for (let pass = 0; pass < 3; pass++) {
    boxPass(a, b, reach, SIDE * 3, 3);
    boxPass(b, a, reach, 3, SIDE * 3);
  }
  return a;
}

/**
 * Returns the brightness of a sphere for each normal, as SIDE × SIDE values, for grains that are too small to show a
 * colour.
 */
export function brightnessOf(sphere: Sphere): Float32Array {
  return Float32Array.from({ length: SIDE * SIDE }, (_, i) =>
    luminance([sphere[i * 3] ?? 0, sphere[i * 3 + 1] ?? 0, sphere[i * 3 + 2] ?? 0]),
  );
}

export function brightnessAt(brightness: Float32Array, nx: number, ny: number): number {
  const fx = Math.min(0.999, Math.max(-0.999, nx)) * HALF + HALF;
  const fy = Math.min(0.999, Math.max(-0.999, ny)) * HALF + HALF;
  const i = Math.floor(fx);
  const k = Math.floor(fy);
  const u = fx - i;
  const at = k * SIDE + i;
  const a = brightness[at] ?? 0;
  const c = brightness[at + SIDE] ?? 0;
  const near = a + ((brightness[at + 1] ?? 0) - a) * u;
  return near + (c + ((brightness[at + SIDE + 1] ?? 0) - c) * u - near) * (fy - k);
}

/**
 * Replaces the start of `to` with the sphere's colour. On input, the first two values of `to` are x and y of the
 * normal, because numbers passed as arguments would create garbage.
 */
export function lookUp(sphere: Sphere, to: Float64Array): void {
  const fx = Math.min(0.999, Math.max(-0.999, to[0] ?? 0)) * HALF + HALF;
  const fy = Math.min(0.999, Math.max(-0.999, to[1] ?? 0)) * HALF + HALF;
  const i = Math.floor(fx);
  const k = Math.floor(fy);
  const u = fx - i;
  const v = fy - k;
  const at = (k * SIDE + i) * 3;
  const below = at + SIDE * 3;
  const a = (1 - u) * (1 - v);
  const b = u * (1 - v);
  const c = (1 - u) * v;
  const d = u * v;
  to[0] =
    (sphere[at] ?? 0) * a +
    (sphere[at + 3] ?? 0) * b +
    (sphere[below] ?? 0) * c +
    (sphere[below + 3] ?? 0) * d;
  to[1] =
    (sphere[at + 1] ?? 0) * a +
    (sphere[at + 4] ?? 0) * b +
    (sphere[below + 1] ?? 0) * c +
    (sphere[below + 4] ?? 0) * d;
  to[2] =
    (sphere[at + 2] ?? 0) * a +
    (sphere[at + 5] ?? 0) * b +
    (sphere[below + 2] ?? 0) * c +
    (sphere[below + 5] ?? 0) * d;
}
