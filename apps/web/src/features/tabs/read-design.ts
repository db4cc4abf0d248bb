import {
  DEFAULT_SETTINGS,
  type DesignSettings,
  FINGERS,
  FINISHES,
  HANDS,
  isFileUrl,
  type LightSettings,
  NAIL_LENGTHS,
  NAIL_SHAPES,
  type NailGuide,
  type NailLooks,
  PATTERNS,
  TEXTURES,
  VIBES,
  WHITE_BALANCES,
} from "@lacquer/contracts";

// The same shapes as the server's, held to them by a test. Written out, because they are read before anything is shown
// and the server's parser would be a tenth of the page.

type Check = (value: unknown) => boolean;

const oneOf =
  (words: readonly string[]): Check =>
  (value) =>
    typeof value === "string" && words.includes(value);
const within =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === "number" && value >= least && value <= most;
const isColor: Check = (value) => typeof value === "string" && /^#[0-9a-fA-F]{6}$/.test(value);
const isPicture: Check = (value) =>
  value === undefined ||
  value === null ||
  (typeof value === "string" && (isFileUrl(value) || value.startsWith("data:image/")));
const orAbsent =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** True for an object whose every field is known and good. */
function fits(value: unknown, shape: Record<string, Check>): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const fields = value as Record<string, unknown>;
  return (
    Object.keys(fields).every((name) => Object.hasOwn(shape, name)) &&
    Object.entries(shape).every(([name, check]) => check(fields[name]))
  );
}

const NAIL_SETTINGS: Record<keyof NailLooks, Check> = {
  nailLength: orAbsent(oneOf(NAIL_LENGTHS)),
  nailShape: orAbsent(oneOf(NAIL_SHAPES)),
  finish: orAbsent(oneOf(FINISHES)),
  texture: orAbsent(oneOf(TEXTURES)),
  patternType: orAbsent(oneOf(PATTERNS)),
  styleVibe: orAbsent(oneOf(VIBES)),
  baseColor: orAbsent(isColor),
  accentColor: orAbsent(isColor),
};

const LIGHT: Record<keyof LightSettings, Check> = {
  angle: within(0, 360),
  height: orAbsent(within(0, 1)),
};

const SETTINGS: Record<keyof DesignSettings, Check> = {
  ...NAIL_SETTINGS,
  light: orAbsent((value) => fits(value, LIGHT)),
  whiteBalance: orAbsent(oneOf(WHITE_BALANCES)),
};

const OWN_DESIGN: Record<keyof NonNullable<NailGuide["design"]>, Check> = {
  settings: orAbsent((value) => fits(value, NAIL_SETTINGS)),
  drawingImageUrl: isPicture,
  referenceImageUrl: isPicture,
};

const NAIL: Record<keyof NailGuide, Check> = {
  finger: oneOf(FINGERS),
  hand: orAbsent(oneOf(HANDS)),
  x: within(0, 1),
  y: within(0, 1),
  angle: within(-360, 360),
  width: within(0.002, 1),
  length: within(0.002, 1.5),
  design: orAbsent((value) => fits(value, OWN_DESIGN)),
};

/** Settings as kept, with the defaults where nothing was; null when they are none. */
export function readSettings(kept: unknown): DesignSettings | null {
  return fits(kept, SETTINGS) ? { ...DEFAULT_SETTINGS, ...kept } : null;
}

/** A nail as kept; null when it is none. */
export function readNail(kept: unknown): NailGuide | null {
  return fits(kept, NAIL) ? (kept as unknown as NailGuide) : null;
}
