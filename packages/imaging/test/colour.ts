/** Colour calculations for tests: linear light, the Bradford model for a change of light, and the difference ΔE2000. */

export type Triple = readonly [number, number, number];
export type Matrix = readonly [Triple, Triple, Triple];

const TO_XYZ: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];
const BRADFORD: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];
const WHITE: Triple = [0.95047, 1, 1.08883];

/** Returns the linear light, 0–1, of an sRGB byte. */
export function linear(byte: number): number {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Returns the sRGB byte of linear light. */
export function encode(light: number): number {
  const value = Math.min(1, Math.max(0, light));
  return Math.round(
    255 * (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055),
  );
}

export const times = (matrix: Matrix, [a, b, c]: Triple): Triple =>
  matrix.map((row) => row[0] * a + row[1] * b + row[2] * c) as unknown as Triple;

function product(left: Matrix, right: Matrix): Matrix {
  const columns = [0, 1, 2].map((j) =>
    times(left, right.map((row) => row[j]) as unknown as Triple),
  );
  return [0, 1, 2].map((i) => columns.map((column) => column[i])) as unknown as Matrix;
}

function inverse([[a, b, c], [d, e, f], [g, h, i]]: Matrix): Matrix {
  const size = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  const rows = [
    [e * i - f * h, c * h - b * i, b * f - c * e],
    [f * g - d * i, a * i - c * g, c * d - a * f],
    [d * h - e * g, b * g - a * h, a * e - b * d],
  ];
  return rows.map((row) => row.map((value) => value / size)) as unknown as Matrix;
}

/**
 * Returns the matrix that converts linear sRGB from one light to another by the Bradford model. Both lights are given
 * as CIE x and y.
 */
export function adaptation(from: readonly [number, number], to: readonly [number, number]): Matrix {
  const cones = ([x, y]: readonly [number, number]) => times(BRADFORD, [x / y, 1, (1 - x - y) / y]);
  const [a, b] = [cones(from), cones(to)];
  const scale: Matrix = [
    [b[0] / a[0], 0, 0],
    [0, b[1] / a[1], 0],
    [0, 0, b[2] / a[2]],
  ];
  const inXyz = product(inverse(BRADFORD), product(scale, BRADFORD));
  return product(inverse(TO_XYZ), product(inXyz, TO_XYZ));
}

/** Returns the CIE L*a*b* of linear sRGB. */
export function labOf(light: Triple): Triple {
  const [x, y, z] = times(TO_XYZ, light).map((value, i) => {
    const share = value / (WHITE[i] ?? 1);
    return share > 0.008856 ? Math.cbrt(share) : 7.787 * share + 16 / 116;
  }) as unknown as Triple;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const hueOf = (a: number, b: number) => ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;

/** Returns the difference ΔE2000 between two colours in L*a*b*. A difference of about 1 is just visible. */
export function deltaE([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const usual = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const grey = 1.5 - 0.5 * Math.sqrt(usual / (usual + 25 ** 7));
  const [c1, c2] = [Math.hypot(a1 * grey, b1), Math.hypot(a2 * grey, b2)];
  const [h1, h2] = [hueOf(a1 * grey, b1), hueOf(a2 * grey, b2)];
  const turn = c1 * c2 === 0 ? 0 : ((((h2 - h1 + 180) % 360) + 360) % 360) - 180;
  const hue = c1 * c2 === 0 ? h1 + h2 : h1 + turn / 2;
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const shape =
    1 -
    0.17 * Math.cos(radians(hue - 30)) +
    0.24 * Math.cos(radians(2 * hue)) +
    0.32 * Math.cos(radians(3 * hue + 6)) -
    0.2 * Math.cos(radians(4 * hue - 63));
  const light = (l2 - l1) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2));
  const chroma = (c2 - c1) / (1 + 0.045 * c);
  const hued = (2 * Math.sqrt(c1 * c2) * Math.sin(radians(turn / 2))) / (1 + 0.015 * c * shape);
  const round = ((hue % 360) + 360) % 360;
  const bend = 30 * Math.exp(-(((round - 275) / 25) ** 2));
  const tie = -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * Math.sin(radians(2 * bend));
  return Math.sqrt(light ** 2 + chroma ** 2 + hued ** 2 + tie * chroma * hued);
}
