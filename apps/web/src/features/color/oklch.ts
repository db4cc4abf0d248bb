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
/** A colour that rounds to a displayable one counts as displayable. */
const NEAR = 0.5 / 255;

/** A colour as the eye orders colours: lightness 0–1, chroma from grey (0) up, hue in degrees. */
export interface Oklch {
  l: number;
  c: number;
  h: number;
}

/** More chroma than any screen shows, at any lightness and hue. */
export const CHROMA_MOST = 0.33;

/** Below this the eye sees grey, and a hue means nothing. */
const GREY = 0.0002;

/** The colour of `#RRGGBB`. A grey has no hue, so it keeps the previous one. */
export function oklchOf(hex: string, before = 0): Oklch {
  const { l = 0, c = 0, h } = toOklch(hex) ?? {};
  return c < GREY ? { l, c: 0, h: before } : { l, c, h: h ?? before };
}

/** Whether a screen can show the colour. */
export function isShowable({ l, c, h }: Oklch): boolean {
  const { r, g, b } = toRgb({ mode: "oklch", l, c, h });
  return [r, g, b].every((channel) => channel >= -NEAR && channel <= 1 + NEAR);
}

/** The colour as `#RRGGBB` in capitals; one that no screen can show loses chroma until a screen can. */
export function hexOf({ l, c, h }: Oklch): string {
  const wanted = { mode: "oklch", l, c, h } as const;
  const shown = isShowable({ l, c, h }) ? wanted : clampChroma(wanted, "oklch", "rgb");
  return (formatHex(shown) ?? "#000000").toUpperCase();
}

/** The most chroma that a screen shows at this lightness and hue. */
export const chromaAt = (l: number, h: number): number =>
  clampChroma({ mode: "oklch", l, c: CHROMA_MOST, h }, "oklch", "rgb").c;

/** The number of computed colours along a track. */
const STEPS = 24;

/** The track of the hues: each as vivid as a screen shows it, and never too pale or dark to be recognised. */
export function hueTrack({ l, c }: Oklch): string {
  const [light, chroma] = [Math.min(0.82, Math.max(0.5, l)), Math.max(0.11, c)];
  const stops = Array.from({ length: STEPS + 1 }, (_, step) =>
    hexOf({ l: light, c: chroma, h: (step / STEPS) * 360 }),
  );
  return `linear-gradient(to right, ${stops.join(", ")})`;
}

/** A slider's track: its colours from left to right, with gaps where no screen can show one. */
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
