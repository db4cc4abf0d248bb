import type { NailGuide } from "./guides.ts";
import type { InfluenceWeights } from "./outputs/weights.ts";
import type { PlacedThing } from "./placed.ts";
import type { DesignSettings, LightSettings, NailSettings } from "./settings.ts";
import type { Finger, Hand, HandPose, Skin, Variation } from "./vocabulary.ts";

/** The fields of a job that say what a version was made from. */
export interface Version {
  prompt: string;
  originalImage: string | null;
  selectedDesignImages: readonly string[];
  drawingImageUrl: string | null;
  influenceWeights: InfluenceWeights;
  designSettings: DesignSettings;
  nails: readonly NailGuide[];
  imageCount: number;
  variation: Variation | null;
  provider: string | null;
  /**
   * The drawing's strokes; absent or null when unknown. Only the answer for a single job contains them, in its draft.
   */
  strokes?: readonly { id: string }[] | null | undefined;
  /** The drawing's layers; known whenever the strokes are known. */
  layers?: readonly { id: string }[] | null | undefined;
}

/**
 * Identifies one nail of a version: its finger, its hand if known, and its number among nails with the same finger and
 * hand, counted from 1.
 */
export interface NailName {
  finger: Finger;
  hand: Hand | null;
  nth: number;
}

/** A drawing: its picture, and its number of strokes if known. */
export interface ComparedDrawing {
  url: string | null;
  strokes: number | null;
}

/**
 * The settings for which one nail may have a value of its own. In a change of one nail, null means that the nail has no
 * such value and looks like the others.
 */
type SettingKey = keyof NailSettings;

/** The value of each part of a version; null = the version lacks this part. */
interface Parts extends SettingParts {
  words: string;
  photo: string;
  pose: HandPose;
  skin: Skin;
  light: LightSettings;
  /** "auto", or the colour on the photo that the designer declared to be white. */
  whiteBalance: string;
  drawing: ComparedDrawing;
  /** How much the drawing counts, 0–100. */
  drawingWeight: number;
  referencesWeight: number;
  colorWeight: number;
  finishStrength: number;
  textureStrength: number;
  reference: ComparedReference;
  /** The reference pictures that both versions contain, in the order that one of the versions gives them. */
  referenceOrder: readonly string[];
  nail: true;
  place: Omit<NailGuide, "finger" | "fingerUnknown" | "hand" | "design">;
  nailDrawing: string;
  nailReference: string;
  things: readonly PlacedThing[];
  imageCount: number;
  variation: Variation;
  provider: string;
}
type SettingParts = { [Key in SettingKey & string]-?: NonNullable<DesignSettings[Key]> | "none" };

/** A reference picture and its share among the references, 0–100. */
export interface ComparedReference {
  url: string;
  weight: number;
}

interface ChangeOf<Part extends keyof Parts> {
  part: Part;
  /** The nail that the change is about; null = the whole design. */
  nail: NailName | null;
  /** The values in the two versions; null = the version lacks this part. */
  from: Parts[Part] | null;
  to: Parts[Part] | null;
}

/** One difference between two versions. */
export type VersionChange = { [Part in keyof Parts]: ChangeOf<Part> }[keyof Parts];
export type VersionPart = keyof Parts;

/** The order in which changes are listed: the most visible first. */
const ORDER: readonly VersionPart[] = [
  "photo",
  "pose",
  "skin",
  "nailShape",
  "nailLength",
  "finish",
  "topper",
  "texture",
  "patternType",
  "baseColor",
  "accentColor",
  "styleVibe",
  "words",
  "drawing",
  "reference",
  "referenceOrder",
  "drawingWeight",
  "referencesWeight",
  "colorWeight",
  "finishStrength",
  "textureStrength",
  "light",
  "whiteBalance",
  "nail",
  "place",
  "nailDrawing",
  "nailReference",
  "things",
  "imageCount",
  "variation",
  "provider",
];

const SETTINGS = [
  "nailShape",
  "nailLength",
  "finish",
  "topper",
  "texture",
  "patternType",
  "baseColor",
  "accentColor",
  "styleVibe",
] as const satisfies readonly SettingKey[];

/** One fact about a version. Facts of two versions are compared if they have the same key. */
interface Fact {
  part: VersionPart;
  key: string;
  nail: NailName | null;
  value: unknown;
}

/**
 * Returns the differences between two versions, the most visible first; an empty list if there are none. Swapping the
 * versions gives the same list with `from` and `to` swapped.
 */
export function compareVersions(from: Version, to: Version): VersionChange[] {
  const nails = nailsInBoth(from, to);
  const [before, after] = [factsOf(from, nails), factsOf(to, nails)];
  const changes: VersionChange[] = [];
  for (const key of [...new Set([...before.keys(), ...after.keys()])].toSorted(byKey)) {
    const [was, is] = [before.get(key), after.get(key)];
    const fact = was ?? is;
    if (!fact || textOf(was?.value) === textOf(is?.value)) continue;
    const { part, nail } = fact;
    changes.push({ part, nail, from: was?.value ?? null, to: is?.value ?? null } as VersionChange);
  }
  const order = referenceOrder(from, to);
  const all = [...changes, ...drawingChange(from, to), ...order];
  return all.toSorted((a, b) => ORDER.indexOf(a.part) - ORDER.indexOf(b.part));
}

const byKey = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Returns the same text for equal values, whatever the order of their fields. */
function textOf(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part)
            .filter(([, held]) => held !== undefined)
            .toSorted(([a], [b]) => byKey(a, b)),
        )
      : part,
  );
}

function factsOf(version: Version, nailsInBoth: ReadonlySet<string>): Map<string, Fact> {
  const { designSettings: settings, influenceWeights: weights, variation } = version;
  const facts: Fact[] = [];
  const add = (part: VersionPart, value: unknown, nail: NailName | null = null, own = "") => {
    if (value === null || value === undefined) return;
    facts.push({ part, nail, value, key: `${nail ? nailKey(nail) : ""} ${part} ${own}` });
  };
  for (const key of SETTINGS) add(key, settingOf(settings, key));
  add("words", version.prompt === "" ? null : version.prompt);
  add("photo", version.originalImage);
  add("pose", settings.hand?.pose);
  add("skin", settings.hand?.skin);
  add("light", settings.light);
  // An absent white balance means the same as `photo`.
  add("whiteBalance", settings.whitePoint ?? (settings.whiteBalance === "auto" ? "auto" : null));
  add("drawingWeight", weights.drawing);
  add("referencesWeight", weights.designImage);
  add("colorWeight", weights.baseColor);
  add("finishStrength", weights.finish);
  add("textureStrength", weights.texture);
  for (const { key, ...reference } of referencesOf(version)) add("reference", reference, null, key);
  for (const { nail, guide } of namedNails(version)) {
    add("nail", true, nail);
    // A nail that is in only one version is reported as one change, not setting by setting.
    if (nailsInBoth.has(nailKey(nail))) nailFacts(guide, (part, value) => add(part, value, nail));
  }
  add("imageCount", version.imageCount);
  // With a single image, the variation has no effect.
  add("variation", version.imageCount > 1 ? variation : null);
  add("provider", version.provider);
  return new Map(facts.map((fact) => [fact.key, fact]));
}

function nailFacts(guide: NailGuide, add: (part: VersionPart, value: unknown) => void): void {
  const { finger: _finger, fingerUnknown: _unknown, hand: _hand, design, ...place } = guide;
  add("place", place);
  for (const key of SETTINGS) {
    const own = design?.settings?.[key];
    // On a nail, null is a choice: this nail has no topper, even if the other nails have one.
    add(key, own === null ? "none" : own);
  }
  add("nailDrawing", design?.drawingImageUrl);
  add("nailReference", design?.referenceImageUrl);
  add("things", design?.placed?.length ? design.placed : null);
}

/**
 * Returns the value of a setting. A colour is returned in capitals, because `#FFAA00` and `#ffaa00` are the same
 * colour.
 */
function settingOf(settings: DesignSettings, key: SettingKey): string | null {
  const value = settings[key] ?? null;
  return value?.startsWith("#") ? value.toUpperCase() : value;
}

const nailKey = ({ hand, finger, nth }: NailName): string => `${hand ?? "any"} ${finger} ${nth}`;

function namedNails({ nails }: Version): { nail: NailName; guide: NailGuide }[] {
  const counted = new Map<string, number>();
  return nails.map((guide) => {
    const name = { finger: guide.finger, hand: guide.hand ?? null };
    const nth = (counted.get(nailKey({ ...name, nth: 0 })) ?? 0) + 1;
    counted.set(nailKey({ ...name, nth: 0 }), nth);
    return { nail: { ...name, nth }, guide };
  });
}

function nailsInBoth(from: Version, to: Version): Set<string> {
  const there = new Set(namedNails(to).map(({ nail }) => nailKey(nail)));
  return new Set(
    namedNails(from)
      .map(({ nail }) => nailKey(nail))
      .filter((key) => there.has(key)),
  );
}

/**
 * Returns the references, each with a key by which the same picture is found in the other version. If a picture is used
 * twice, each use has a key of its own.
 */
function referencesOf(version: Version): (ComparedReference & { key: string })[] {
  const { selectedDesignImages: urls, influenceWeights: weights } = version;
  const counted = new Map<string, number>();
  return urls.map((url, index) => {
    const nth = (counted.get(url) ?? 0) + 1;
    counted.set(url, nth);
    const weight = weights.references?.[index] ?? 100 / urls.length;
    return { url, weight: Math.round(weight * 10) / 10, key: `${url} ${nth}` };
  });
}

function referenceOrder(from: Version, to: Version): VersionChange[] {
  const [before, after] = [referencesOf(from), referencesOf(to)];
  const common = (list: typeof before, other: typeof before) =>
    list.filter(({ key }) => other.some((one) => one.key === key)).map(({ url }) => url);
  const [was, is] = [common(before, after), common(after, before)];
  if (textOf(was) === textOf(is)) return [];
  return [{ part: "referenceOrder", nail: null, from: was, to: is }];
}

/**
 * A drawing is unchanged if its picture is the same, or if its strokes are the same. The strokes count because an
 * unchanged drawing may have been uploaded twice under different urls.
 */
function drawingChange(from: Version, to: Version): VersionChange[] {
  const [was, is] = [drawingOf(from), drawingOf(to)];
  const isSame =
    was?.url === is?.url ||
    (was !== null &&
      is !== null &&
      was.strokes !== null &&
      textOf([from.strokes, from.layers]) === textOf([to.strokes, to.layers]));
  return isSame ? [] : [{ part: "drawing", nail: null, from: was, to: is }];
}

function drawingOf({ drawingImageUrl: url, strokes }: Version): ComparedDrawing | null {
  // An empty list means that the strokes were not stored, so their number is unknown.
  return url === null ? null : { url, strokes: strokes?.length || null };
}
