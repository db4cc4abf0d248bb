import {
  clampChroma,
  formatHex,
  modeLrgb,
  modeOklab,
  modeOklch,
  modeRgb,
  useMode as enable,
} from "culori/fn";

const toRgb = enable(modeRgb);
enable(modeLrgb);
enable(modeOklab);
const toOklch = enable(modeOklch);
/** A colour counts as displayable if it rounds to a displayable one. */
const NEAR = 0.5 / 255;

/** A colour in perceptual coordinates: lightness 0–1, chroma from grey (0) up, hue in degrees. */
export interface Oklch {
  l: number;
  c: number;
  h: number;
}

/** More chroma than any screen can show, at any lightness and hue. */
export const CHROMA_MOST = 0.33;

/** Below this chroma the eye sees grey, so the hue means nothing. */
const GREY = 0.0002;

/** Converts `#RRGGBB` to Oklch. A grey has no hue, so the result keeps the hue `before`. */
export function oklchOf(hex: string, before = 0): Oklch {
  const { l = 0, c = 0, h } = toOklch(hex) ?? {};
  return c < GREY ? { l, c: 0, h: before } : { l, c, h: h ?? before };
}

/** Returns true if a screen can show the colour. */
export function isShowable({ l, c, h }: Oklch): boolean {
  const { r, g, b } = toRgb({ mode: "oklch", l, c, h });
  return [r, g, b].every((channel) => channel >= -NEAR && channel <= 1 + NEAR);
}

/**
 * Converts a colour to `#RRGGBB` in capitals. If no screen can show the colour, its chroma is reduced until a screen
 * can.
 */
export function hexOf({ l, c, h }: Oklch): string {
  const wanted = { mode: "oklch", l, c, h } as const;
  const shown = isShowable({ l, c, h }) ? wanted : clampChroma(wanted, "oklch", "rgb");
  return (formatHex(shown) ?? "#000000").toUpperCase();
}

/** Returns the highest chroma that a screen can show at this lightness and hue. */
export const chromaAt = (l: number, h: number): number =>
  clampChroma({ mode: "oklch", l, c: CHROMA_MOST, h }, "oklch", "rgb").c;

/** The number of colours computed along a track. */
const STEPS = 24;

/**
 * Returns the track of the hue slider. Each hue is as vivid as a screen can show it, and never too pale or too dark to
 * be recognised.
 */
export function hueTrack({ l, c }: Oklch): string {
  const [light, chroma] = [Math.min(0.82, Math.max(0.5, l)), Math.max(0.11, c)];
  const stops = Array.from({ length: STEPS + 1 }, (_, step) =>
    hexOf({ l: light, c: chroma, h: (step / STEPS) * 360 }),
  );
  return `linear-gradient(to right, ${stops.join(", ")})`;
}

/** Returns a slider's track: its colours from left to right, with gaps where no screen can show a colour. */
export function trackOf(colorAt: (share: number) => Oklch): string {
  const stops: string[] = [];
  let before: string | null = null;
  for (let step = 0; step <= STEPS; step += 1) {
    const share = step / STEPS;
    const color = colorAt(share);
    const shown = isShowable(color) ? hexOf(color) : null;
    const edge = `${((share - 0.5 / STEPS) * 100).toFixed(1)}%`;
    if (step > 0 && (shown === null) !== (before === null))
      stops.push(`${before ?? "transparent"} ${edge}`, `${shown ?? "transparent"} ${edge}`);
    stops.push(`${shown ?? "transparent"} ${(share * 100).toFixed(1)}%`);
    before = shown;
  }
  return `linear-gradient(to right, ${stops.join(", ")})`;
}
