/**
 * Engines differ in the last bit of `Math.exp` and the like, but a nail must be the same bytes everywhere. So these
 * functions use only + − × ÷ and √, whose results IEEE 754 fixes to the bit. Good to about 12 digits.
 */
const LN2 = 0.6931471805599453;
export const PI = 3.141592653589793;

/** e^x. */
export function exp(x: number): number {
  if (x < -700) return 0;
  if (x > 700) return 1e304;
  const k = Math.floor(x / LN2 + 0.5);
  const r = x - k * LN2;
  let sum = 1;
  for (let i = 13; i >= 1; i--) sum = 1 + (r / i) * sum;
  let scale = 1;
  let base = k < 0 ? 0.5 : 2;
  for (let n = Math.abs(k); n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) scale *= base;
    base *= base;
  }
  return sum * scale;
}

/** The natural logarithm of x > 0; −700 for 0 and below. */
export function ln(x: number): number {
  if (!(x > 1e-300)) return -700;
  let k = 0;
  let m = x;
  while (m > 1.4142135623730951) {
    m *= 0.5;
    k++;
  }
  while (m < 0.7071067811865476) {
    m *= 2;
    k--;
  }
  const s = (m - 1) / (m + 1);
  const q = s * s;
  let sum = 0;
  for (let i = 25; i >= 1; i -= 2) sum = 1 / i + q * sum;
  return 2 * s * sum + k * LN2;
}

/** x^p for x ≥ 0. */
export function power(x: number, p: number): number {
  return x <= 0 ? 0 : exp(p * ln(x));
}

/** The cube root, of negative numbers too. */
export function root3(x: number): number {
  return x < 0 ? -power(-x, 1 / 3) : power(x, 1 / 3);
}

export function sin(x: number): number {
  let r = x - 2 * PI * Math.floor(x / (2 * PI) + 0.5);
  if (r > PI / 2) r = PI - r;
  if (r < -PI / 2) r = -PI - r;
  const q = r * r;
  let sum = 1;
  for (let i = 17; i >= 3; i -= 2) sum = 1 - (q / (i * (i - 1))) * sum;
  return r * sum;
}

export function cos(x: number): number {
  return sin(x + PI / 2);
}

export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x;
}

/** 0 below 0, 1 above 1, eased between. */
export function eased(t: number): number {
  return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
}

/** 0 at `from` and before, 1 at `to` and beyond, eased between. */
export function smoothstep(from: number, to: number, x: number): number {
  return eased((x - from) / (to - from));
}

export function lerp(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

/** Roughly e^(−x) for x ≥ 0 by a single division, for shadows and glows, which need it for every pixel. */
export function decay(x: number): number {
  const y = 1 + x * (0.25 + x * (0.03125 + x * 0.0026));
  const z = y * y;
  return 1 / (z * z);
}
