/**
 * JavaScript engines differ in the last bit of `Math.exp` and similar functions, but a nail must have the same bytes
 * everywhere. The functions in this file therefore use only + − × ÷ and √, whose results IEEE 754 defines to the bit.
 * The functions are accurate to about 12 digits.
 */
const LN2 = 0.6931471805599453;
export const PI = 3.141592653589793;

/** Returns e^x. */
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

/** Returns the natural logarithm of x > 0. For x = 0 and below, returns −700. */
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

/** Returns x^p for x ≥ 0. */
export function power(x: number, p: number): number {
  return x <= 0 ? 0 : exp(p * ln(x));
}

/** Returns the cube root, also for negative numbers. */
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

/** Returns 0 for x below 0 and 1 for x above 1, with a smooth transition between them. */
export function eased(t: number): number {
  return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
}

/** Returns 0 up to `from` and 1 beyond `to`, with a smooth transition between them. */
export function smoothstep(from: number, to: number, x: number): number {
  return eased((x - from) / (to - from));
}

export function lerp(a: number, b: number, t: number): number {
  return a + (b - a) * t;
}

/**
 * Returns roughly e^(−x) for x ≥ 0 with a single division, because shadows and glows need the function for every pixel.
 */
export function decay(x: number): number {
  const y = 1 + x * (0.25 + x * (0.03125 + x * 0.0026));
  const z = y * y;
  return 1 / (z * z);
}
