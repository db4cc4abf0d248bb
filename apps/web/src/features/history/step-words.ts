import type { DesignSettings, NailGuide, NailSettings } from "@lacquer/contracts";
import { colorName } from "../color/index.ts";
import { capitalized, nailName, nameOf, SETTING_KEYS, settingName } from "../names/index.ts";
import type { Change, DraftReference, DraftWeights, Step } from "../tabs/index.ts";

type ChangeOf<F extends Change["field"]> = Extract<Change, { field: F }>;

/**
 * The fields of a step, the most important first, because the first changed field names the step. For example, moving a
 * nail also moves its strokes, but the nail names the step.
 */
const TELLING = [
  "originalImage",
  "nails",
  "drawing",
  "layers",
  "card",
  "references",
  "designSettings",
  "fingers",
  "otherHand",
  "aiPrompt",
  "influenceWeights",
  "variation",
  "imageCount",
  "name",
] as const;

const WEIGHT: Record<keyof DraftWeights, string> = {
  drawing: "drawing",
  designImage: "references",
  baseColor: "colour",
  finish: "Finish strength",
  texture: "Texture strength",
};

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const theNail = (nail: NailGuide) => `the ${lower(nailName(nail))}`;
const count = (number: number, what: string) => `${number} ${what}${number === 1 ? "" : "s"}`;
const some = (number: number, what: string) => (number === 1 ? `a ${what}` : count(number, what));

/** Describes a step in a few words. */
export function stepWords({ label, changes }: Pick<Step, "label" | "changes">): string {
  if (label !== undefined) return label;
  const told = TELLING.flatMap(
    (field) => changes.find((change) => change.field === field) ?? [],
  )[0];
  return told ? changeWords(told) : "Changed";
}

function changeWords(change: Change): string {
  switch (change.field) {
    case "originalImage":
      return photoWords(change);
    case "nails":
      return nailsWords(change);
    case "drawing":
      return drawingWords(change);
    case "layers":
      return layerWords(change);
    case "references":
      return referenceWords(change.from, change.to);
    case "designSettings":
      return (
        handWords(change.from, change.to) ??
        lightStepWords(change.from, change.to) ??
        settingsWords(change.from, change.to)
      );
    case "card":
      return change.to ? "Measured with a card" : "Removed the measure";
    case "fingers":
      return "Changed what the fingers wear";
    case "otherHand":
      return change.to ? "Changed the other hand" : "Same on both hands";
    case "aiPrompt":
      return textWords(change);
    case "influenceWeights":
      return weightWords(change.from, change.to);
    case "variation":
      return `Images differ in: ${change.from} → ${change.to}`;
    case "imageCount":
      return `Images: ${change.from} → ${change.to}`;
    case "name":
      return `Name: ${change.from} → ${change.to}`;
  }
}

function photoWords({ from, to }: ChangeOf<"originalImage">): string {
  if (!to) return "Removed the photo";
  return from ? "Replaced the photo" : "Added the photo";
}

function drawingWords({ from, to }: ChangeOf<"drawing">): string {
  if (to.length === 0) return "Cleared the drawing";
  if (from.length > 0) return "Changed the drawing";
  return to.every(({ erase }) => erase) ? "Erased" : count(to.length, "stroke");
}

function layerWords({ from, to }: ChangeOf<"layers">): string {
  const more = to.length - from.length;
  if (more > 0) return "Added a layer";
  if (more < 0) return "Deleted a layer";
  const at = to.findIndex((layer, index) => JSON.stringify(layer) !== JSON.stringify(from[index]));
  const [before, after] = [from[at], to[at]];
  if (!before || !after || before.id !== after.id) return "Moved a layer";
  if (before.name !== after.name) return `Layer: ${before.name} → ${after.name}`;
  if (before.hidden !== after.hidden) return `${after.hidden ? "Hid" : "Showed"} ${after.name}`;
  const percent = ({ opacity = 1 }: typeof after) => `${Math.round(opacity * 100)} %`;
  return `${after.name}: ${percent(before)} → ${percent(after)}`;
}

function nailsWords({ from, to }: ChangeOf<"nails">): string {
  const [before, after] = [from[0], to[0]];
  const more = to.length - from.length;
  // Adding or removing a nail can also change the fingers of other nails.
  if (more > 0)
    return to.length === 1 && after ? `Placed ${theNail(after)}` : `Placed ${some(more, "nail")}`;
  if (more < 0)
    return from.length === 1 && before
      ? `Removed ${theNail(before)}`
      : `Removed ${some(-more, "nail")}`;
  return to.length === 1 && before && after
    ? nailWords(before, after)
    : `Changed ${some(to.length, "nail")}`;
}

function nailWords(before: NailGuide, after: NailGuide): string {
  const the = theNail(after);
  if (nailName(before) !== nailName(after))
    return `${nailName(before)} → ${lower(nailName(after))}`;
  const [was, is] = [before.design?.settings, after.design?.settings];
  if (JSON.stringify(was) !== JSON.stringify(is))
    return is
      ? `${nailName(after)}: ${lower(settingsWords(was ?? {}, is))}`
      : `${nailName(after)}: like the others`;
  if (before.design?.referenceImageUrl !== after.design?.referenceImageUrl)
    return after.design?.referenceImageUrl
      ? `A reference for ${the}`
      : `Removed the reference for ${the}`;
  if (JSON.stringify(before.design?.placed) !== JSON.stringify(after.design?.placed))
    return `Changed the things on ${the}`;
  if (before.width !== after.width || before.length !== after.length) return `Resized ${the}`;
  return before.angle !== after.angle && before.x === after.x && before.y === after.y
    ? `Turned ${the}`
    : `Moved ${the}`;
}

const settingWord = (key: keyof NailSettings, value: string | null | undefined): string => {
  if (value === null) return "none";
  if (value === undefined) return key === "topper" ? "none" : "like the others";
  return key === "baseColor" || key === "accentColor" ? colorName(value) : nameOf(value);
};

/** Describes a step that chose another hand to design on; null for any other step. */
function handWords({ hand: from }: DesignSettings, { hand: to }: DesignSettings): string | null {
  const said = (["skin", "pose"] as const).flatMap((part) => {
    const [was, is] = [from?.[part], to?.[part]];
    if (was === is || is === undefined) return [];
    return `${capitalized(part)}: ${was === undefined ? "" : `${was} → `}${is}`;
  });
  return said.length > 0 ? said.join(", ") : null;
}

/** Describes a step that turned the light or changed the white balance; null for any other step. */
function lightStepWords(from: DesignSettings, to: DesignSettings): string | null {
  if (JSON.stringify(from.light) !== JSON.stringify(to.light))
    return to.light ? "Turned the light" : "Light: as in the photo";
  if (from.whitePoint !== to.whitePoint)
    return to.whitePoint ? `Set the photo's white to ${to.whitePoint}` : "White: as in the photo";
  if ((from.whiteBalance ?? "photo") !== (to.whiteBalance ?? "photo"))
    return to.whiteBalance === "auto" ? "Made the photo's white neutral" : "White: as in the photo";
  return null;
}

function settingsWords(from: NailSettings, to: NailSettings): string {
  const keys = SETTING_KEYS.filter((key) => from[key] !== to[key]);
  const [key] = keys;
  if (keys.length > 2 || !key) return `Changed ${count(keys.length, "setting")}`;
  return keys
    .map((one, index) => {
      const name = index === 0 ? settingName(one) : lower(settingName(one));
      return from[one] === undefined
        ? `${name}: ${settingWord(one, to[one])}`
        : `${name}: ${settingWord(one, from[one])} → ${settingWord(one, to[one])}`;
    })
    .join(", ");
}

function referenceWords(from: readonly DraftReference[], to: readonly DraftReference[]): string {
  const more = to.length - from.length;
  if (more > 0) return more === 1 ? "Added a reference" : `Added ${count(more, "reference")}`;
  if (more < 0) {
    const gone = from.findIndex(({ url }, index) => to[index]?.url !== url);
    return more === -1 ? `Removed reference ${gone + 1}` : `Removed ${count(-more, "reference")}`;
  }
  const moved = to.findIndex(({ url }, index) => from[index]?.url !== url);
  if (moved !== -1) return "Moved a reference";
  // Changing one weight also changes the others, and nothing records which one the user moved.
  return `Reference weights: ${to.map(({ weight }) => weight).join(", ")}`;
}

function weightWords(from: DraftWeights, to: DraftWeights): string {
  const strength = (["finish", "texture"] as const).find((key) => from[key] !== to[key]);
  if (strength) return `${WEIGHT[strength]}: ${from[strength]} → ${to[strength]}`;
  const split = (["drawing", "designImage", "baseColor"] as const).filter((key) => to[key] > 0);
  return capitalized(`leads: ${split.map((key) => `${WEIGHT[key]} ${to[key]}`).join(", ")}`);
}

const QUOTED_MAX = 28;

/** Quotes the words that the designer wrote, shortened to one line. */
function textWords({ from, to }: ChangeOf<"aiPrompt">): string {
  const quoted = (text: string) => {
    const line = text.trim().replaceAll(/\s+/g, " ");
    return `“${line.length > QUOTED_MAX ? `${line.slice(0, QUOTED_MAX).trimEnd()}…` : line}”`;
  };
  if (to.trim() === "") return from.trim() === "" ? "Words: a space" : `Took out ${quoted(from)}`;
  return from.trim() === "" ? `Wrote ${quoted(to)}` : `Words: ${quoted(from)} → ${quoted(to)}`;
}
