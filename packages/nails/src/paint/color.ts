import { cos, PI, power, root3, sin } from "../maths/maths.ts";

/**
 * A colour in OKLab. Colours are mixed in OKLab, because equal steps of OKLab look equally large. Functions usually
 * pass colours as `#rrggbb`. While one tone is computed from another, colours remain numbers, so that nothing is
 * rounded in between. culori is not used: these few formulas suffice, and the browser need not load a library.
 */
export interface Lab {
  l: number;
  a: number;
  b: number;
}

/** A colour as text for passing around, or as numbers for computing. */
export type Tone = string | Lab;

export interface Change {
  /** The factors by which lightness and chroma are multiplied. */
  light?: number;
  chroma?: number;
  /** The degrees by which the hue is rotated. */
  degrees?: number;
  /** The amount that is added to the lightness. */
  lift?: number;
}

function toLinear(channel: number): number {
  const c = channel / 255;
  return c <= 0.04045 ? c / 12.92 : power((c + 0.055) / 1.055, 2.4);
}

function toChannel(linear: number): number {
  const c = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (c <= 0.0031308 ? c * 12.92 : 1.055 * power(c, 1 / 2.4) - 0.055));
}

export function hexOf(r: number, g: number, b: number): string {
  const byte = (n: number): string =>
    Math.min(255, Math.max(0, Math.round(n)))
      .toString(16)
      .padStart(2, "0");
  return `#${byte(r)}${byte(g)}${byte(b)}`;
}

/** Returns the channels of `#rrggbb` as 0–255. */
export function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

export function toLab(hex: string): Lab {
  const [r, g, b] = channels(hex).map(toLinear) as [number, number, number];
  const l = root3(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = root3(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = root3(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

function cube(x: number): number {
  return x * x * x;
}

export function fromLab({ l, a, b }: Lab): string {
  const lc = cube(l + 0.3963377774 * a + 0.2158037573 * b);
  const mc = cube(l - 0.1055613458 * a - 0.0638541728 * b);
  const sc = cube(l - 0.0894841775 * a - 1.291485548 * b);
  return hexOf(
    toChannel(4.0767416621 * lc - 3.3077115913 * mc + 0.2309699292 * sc),
    toChannel(-1.2684380046 * lc + 2.6097574011 * mc - 0.3413193965 * sc),
    toChannel(-0.0041960863 * lc - 0.7034186147 * mc + 1.707614701 * sc),
  );
}

const numbers = (tone: Tone): Lab => (typeof tone === "string" ? toLab(tone) : tone);

/** Mixes two colours as numbers, so that nothing is rounded between several mixes. */
export function mixed(from: Tone, to: Tone, t: number): Lab {
  const [x, y] = [numbers(from), numbers(to)];
  return { l: x.l + (y.l - x.l) * t, a: x.a + (y.a - x.a) * t, b: x.b + (y.b - x.b) * t };
}

export function adjusted(
  tone: Tone,
  { light = 1, chroma = 1, degrees = 0, lift = 0 }: Change,
): Lab {
  const { l, a, b } = numbers(tone);
  const turn = (degrees * PI) / 180;
  return {
    l: Math.min(1, Math.max(0, l * light + lift)),
    a: (a * cos(turn) - b * sin(turn)) * chroma,
    b: (a * sin(turn) + b * cos(turn)) * chroma,
  };
}

/** Mixes two colours once and returns text. Use `mixed` for several steps in a row. */
export function mix(from: string, to: string, t: number): string {
  return fromLab(mixed(from, to, t));
}

/** Changes a colour once and returns text. Use `adjusted` for several steps in a row. */
export function adjust(hex: string, change: Change): string {
  return fromLab(adjusted(hex, change));
}

/** Returns the OKLab lightness, 0–1. */
export function lightness(tone: Tone): number {
  return numbers(tone).l;
}

export function chromaOf(tone: Tone): number {
  const { a, b } = numbers(tone);
  return Math.sqrt(a * a + b * b);
}

/** Returns the visible difference between two colours. A difference of 0.02 is just visible. */
export function difference(one: Tone, other: Tone): number {
  const [x, y] = [numbers(one), numbers(other)];
  const [l, a, b] = [x.l - y.l, x.a - y.a, x.b - y.b];
  return Math.sqrt(l * l + a * a + b * b);
}
