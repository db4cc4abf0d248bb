import {
  DEFAULT_SETTINGS,
  type DesignSettings,
  FINGERS,
  FINISHES,
  HAND_POSES,
  HANDS,
  isFileUrl,
  type LightSettings,
  NAIL_LENGTHS,
  NAIL_SHAPES,
  type NailGuide,
  type NailSettings,
  PATTERNS,
  SKINS,
  type PlacedThing,
  TEXTURES,
  THING_FORMS,
  THING_KINDS,
  THING_SIZE_MAX,
  THING_SIZE_MIN,
  THINGS_MAX,
  TOPPERS,
  VIBES,
  WHITE_BALANCES,
} from "@lacquer/contracts";

// These shapes equal the server's, and a test compares both. They are repeated here because the first page needs them,
// and the server's parser would make up a tenth of that page.

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

/** Returns true for an object whose fields are all known and valid. */
function fits(value: unknown, shape: Record<string, Check>): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const fields = value as Record<string, unknown>;
  return (
    Object.keys(fields).every((name) => Object.hasOwn(shape, name)) &&
    Object.entries(shape).every(([name, check]) => check(fields[name]))
  );
}

const NAIL_SETTINGS: Record<keyof NailSettings, Check> = {
  nailLength: orAbsent(oneOf(NAIL_LENGTHS)),
  nailShape: orAbsent(oneOf(NAIL_SHAPES)),
  finish: orAbsent(oneOf(FINISHES)),
  topper: orAbsent((value) => value === null || oneOf(TOPPERS)(value)),
  texture: orAbsent(oneOf(TEXTURES)),
  patternType: orAbsent(oneOf(PATTERNS)),
  styleVibe: orAbsent(oneOf(VIBES)),
  baseColor: orAbsent(isColor),
  accentColor: orAbsent(isColor),
};

const HAND: Record<keyof NonNullable<DesignSettings["hand"]>, Check> = {
  pose: orAbsent(oneOf(HAND_POSES)),
  skin: orAbsent(oneOf(SKINS)),
};

const LIGHT: Record<keyof LightSettings, Check> = {
  angle: within(0, 360),
  height: orAbsent(within(0, 1)),
};

const SETTINGS: Record<keyof DesignSettings, Check> = {
  ...NAIL_SETTINGS,
  hand: orAbsent((value) => fits(value, HAND)),
  light: orAbsent((value) => fits(value, LIGHT)),
  whiteBalance: orAbsent(oneOf(WHITE_BALANCES)),
  whitePoint: orAbsent(isColor),
};
const THING: Record<keyof PlacedThing, Check> = {
  kind: oneOf(THING_KINDS),
  x: within(0, 1),
  y: within(0, 1),
  size: within(THING_SIZE_MIN, THING_SIZE_MAX),
  angle: within(-360, 360),
  mirrored: orAbsent((value) => typeof value === "boolean"),
  color: orAbsent(isColor),
  setting: orAbsent(isColor),
  form: orAbsent((value) => typeof value === "string"),
  imageUrl: orAbsent((value) => value !== null && isPicture(value)),
};

/** Checks a stored decoration; returns null if it is not a decoration, or has a field that its kind does not have. */
export function readThing(kept: unknown): PlacedThing | null {
  if (!fits(kept, THING)) return null;
  const thing = kept as unknown as PlacedThing;
  const { kind, form, color, setting, imageUrl } = thing;
  const isDecal = kind === "decal";
  const isGood =
    isDecal === Boolean(imageUrl) &&
    !(isDecal && color) &&
    (kind === "stone" || !setting) &&
    (form === undefined || THING_FORMS[kind].includes(form));
  return isGood ? thing : null;
}

const areThings: Check = (value) =>
  Array.isArray(value) &&
  value.length <= THINGS_MAX &&
  value.every((one) => readThing(one) !== null);

const OWN_DESIGN: Record<keyof NonNullable<NailGuide["design"]>, Check> = {
  settings: orAbsent((value) => fits(value, NAIL_SETTINGS)),
  drawingImageUrl: isPicture,
  referenceImageUrl: isPicture,
  placed: orAbsent(areThings),
};

const NAIL: Record<keyof NailGuide, Check> = {
  finger: oneOf(FINGERS),
  fingerUnknown: orAbsent((value) => value === true),
  hand: orAbsent(oneOf(HANDS)),
  x: within(0, 1),
  y: within(0, 1),
  angle: within(-360, 360),
  width: within(0.002, 1),
  length: within(0.002, 1.5),
  design: orAbsent((value) => fits(value, OWN_DESIGN)),
};

/**
 * Checks stored settings and fills in defaults for missing ones; returns null if the value is not a settings object.
 */
export function readSettings(kept: unknown): DesignSettings | null {
  return fits(kept, SETTINGS) ? { ...DEFAULT_SETTINGS, ...kept } : null;
}

/** Checks a stored nail; returns null if the value is not a nail. */
export function readNail(kept: unknown): NailGuide | null {
  return fits(kept, NAIL) ? (kept as unknown as NailGuide) : null;
}
