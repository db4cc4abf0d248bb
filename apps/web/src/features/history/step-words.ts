import { plural, select, t } from "@lingui/core/macro";
import type { DesignSettings, NailGuide, NailSettings, Variation } from "@lacquer/contracts";
import { colorName } from "../color/index.ts";
import {
  nailInText,
  nailName,
  nameOf,
  poseName,
  SETTING_KEYS,
  settingName,
  skinName,
} from "../names/index.ts";
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
  "shownHand",
  "aiPrompt",
  "influenceWeights",
  "variation",
  "imageCount",
  "name",
] as const;

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Describes a step in a few words. */
export function stepWords({ label, changes }: Pick<Step, "label" | "changes">): string {
  if (label !== undefined) return label;
  const told = TELLING.flatMap(
    (field) => changes.find((change) => change.field === field) ?? [],
  )[0];
  return told ? changeWords(told) : t({ message: "Changed", comment: "Something was changed." });
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
      return change.to ? t`Measured with a card` : t`Removed the measure`;
    case "fingers":
      return t`Changed the designs of the fingers`;
    case "otherHand":
      return change.to ? t`Changed the other hand` : t`Same on both hands`;
    case "shownHand":
      return !change.to
        ? t`Neither hand is named`
        : change.to === "left"
          ? t`The stage shows the left hand`
          : t`The stage shows the right hand`;
    case "aiPrompt":
      return textWords(change);
    case "influenceWeights":
      return weightWords(change.from, change.to);
    case "variation": {
      const [from, to] = [variationName(change.from), variationName(change.to)];
      return t`Images differ in: ${from} → ${to}`;
    }
    case "imageCount": {
      const { from, to } = change;
      return t`Images: ${from} → ${to}`;
    }
    case "name": {
      const { from, to } = change;
      return t`Name: ${from} → ${to}`;
    }
  }
}

const variationName = (variation: Variation): string =>
  ({
    same: t({ message: "same", comment: "All images of a job are made from the same settings." }),
    colours: t({ message: "colours", comment: "Images differ in colours." }),
    accents: t({ message: "accents", comment: "Images differ in their accent nails." }),
    arrangement: t({
      message: "arrangement",
      comment: "Images differ in the arrangement of the art.",
    }),
  })[variation];

function photoWords({ from, to }: ChangeOf<"originalImage">): string {
  if (!to) return t`Removed the photo`;
  return from ? t`Replaced the photo` : t`Added the photo`;
}

function drawingWords({ from, to }: ChangeOf<"drawing">): string {
  if (to.length === 0) return t`Cleared the drawing`;
  if (from.length > 0) return t`Changed the drawing`;
  return to.every(({ erase }) => erase) ? t`Erased` : strokesWords(to.length);
}

/** Returns "1 stroke" or "3 strokes". */
export const strokesWords = (count: number): string =>
  plural(count, { one: "# stroke", other: "# strokes" });

function layerWords({ from, to }: ChangeOf<"layers">): string {
  const more = to.length - from.length;
  if (more > 0) return t`Added a layer`;
  if (more < 0) return t`Deleted a layer`;
  const at = to.findIndex((layer, index) => JSON.stringify(layer) !== JSON.stringify(from[index]));
  const [before, after] = [from[at], to[at]];
  if (!before || !after || before.id !== after.id) return t`Moved a layer`;
  const [was, name] = [before.name, after.name];
  if (was !== name) return t`Layer: ${was} → ${name}`;
  if (before.hidden !== after.hidden) return after.hidden ? t`Hid ${name}` : t`Showed ${name}`;
  const percent = ({ opacity = 1 }: typeof after) => {
    const amount = Math.round(opacity * 100);
    return t`${amount} %`;
  };
  return `${name}: ${percent(before)} → ${percent(after)}`;
}

function nailsWords({ from, to }: ChangeOf<"nails">): string {
  const [before, after] = [from[0], to[0]];
  const more = to.length - from.length;
  // Adding or removing a nail can also change the fingers of other nails.
  if (more > 0) {
    if (to.length !== 1 || !after)
      return plural(more, { one: "Placed a nail", other: "Placed # nails" });
    const nail = nailInText(after);
    return t`Placed the ${nail}`;
  }
  if (more < 0) {
    if (from.length !== 1 || !before)
      return plural(-more, { one: "Removed a nail", other: "Removed # nails" });
    const nail = nailInText(before);
    return t`Removed the ${nail}`;
  }
  return to.length === 1 && before && after
    ? nailWords(before, after)
    : plural(to.length, { one: "Changed a nail", other: "Changed # nails" });
}

function nailWords(before: NailGuide, after: NailGuide): string {
  const nail = nailInText(after);
  if (nailName(before) !== nailName(after)) return `${nailName(before)} → ${nail}`;
  const [was, is] = [before.design?.settings, after.design?.settings];
  if (JSON.stringify(was) !== JSON.stringify(is)) {
    const name = nailName(after);
    return is ? `${name}: ${lower(settingsWords(was ?? {}, is))}` : t`${name}: like the others`;
  }
  if (before.design?.referenceImageUrl !== after.design?.referenceImageUrl)
    return after.design?.referenceImageUrl
      ? t`A reference for the ${nail}`
      : t`Removed the reference for the ${nail}`;
  if (JSON.stringify(before.design?.placed) !== JSON.stringify(after.design?.placed))
    return t`Changed the things on the ${nail}`;
  if (before.width !== after.width || before.length !== after.length) return t`Resized the ${nail}`;
  return before.angle !== after.angle && before.x === after.x && before.y === after.y
    ? t`Turned the ${nail}`
    : t`Moved the ${nail}`;
}

const settingWord = (key: keyof NailSettings, value: string | null | undefined): string => {
  if (value === null || (value === undefined && key === "topper"))
    return t({ message: "none", comment: "No topper." });
  if (value === undefined)
    return t({ message: "like the others", comment: "This nail is like the other nails." });
  return key === "baseColor" || key === "accentColor" ? colorName(value) : nameOf(value);
};

/** Describes a step that chose another hand to design on; null for any other step. */
function handWords({ hand: from }: DesignSettings, { hand: to }: DesignSettings): string | null {
  const [skin, pose] = [to?.skin, to?.pose];
  const said = [
    skin && skin !== from?.skin ? skinWords(from?.skin && skinName(from.skin), skinName(skin)) : [],
    pose && pose !== from?.pose ? poseWords(from?.pose && poseName(from.pose), poseName(pose)) : [],
  ].flat();
  return said.length > 0 ? said.join(", ") : null;
}

const skinWords = (from: string | undefined, to: string): string =>
  from === undefined ? t`Skin: ${to}` : t`Skin: ${from} → ${to}`;

const poseWords = (from: string | undefined, to: string): string =>
  from === undefined ? t`Pose: ${to}` : t`Pose: ${from} → ${to}`;

/** Describes a step that turned the light or changed the white balance; null for any other step. */
function lightStepWords(from: DesignSettings, to: DesignSettings): string | null {
  if (JSON.stringify(from.light) !== JSON.stringify(to.light))
    return to.light ? t`Turned the light` : t`Light: as in the photo`;
  const { whitePoint } = to;
  if (from.whitePoint !== whitePoint)
    return whitePoint ? t`Set the photo's white to ${whitePoint}` : t`White: as in the photo`;
  if ((from.whiteBalance ?? "photo") !== (to.whiteBalance ?? "photo"))
    return to.whiteBalance === "auto"
      ? t`Made the photo's white neutral`
      : t`White: as in the photo`;
  return null;
}

function settingsWords(from: NailSettings, to: NailSettings): string {
  const keys = SETTING_KEYS.filter((key) => from[key] !== to[key]);
  const [key] = keys;
  if (keys.length > 2 || !key)
    return plural(keys.length, { one: "Changed # setting", other: "Changed # settings" });
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
  if (more > 0) return plural(more, { one: "Added a reference", other: "Added # references" });
  if (more < -1)
    return plural(-more, { one: "Removed # reference", other: "Removed # references" });
  if (more === -1) {
    const gone = from.findIndex(({ url }, index) => to[index]?.url !== url) + 1;
    return t`Removed reference ${gone}`;
  }
  const moved = to.findIndex(({ url }, index) => from[index]?.url !== url);
  if (moved !== -1) return t`Moved a reference`;
  // Changing one weight also changes the others, and nothing records which one the user moved.
  const weights = to.map(({ weight }) => weight).join(", ");
  return t`Reference weights: ${weights}`;
}

function weightWords(from: DraftWeights, to: DraftWeights): string {
  const strength = (["finish", "texture"] as const).find((key) => from[key] !== to[key]);
  if (strength) {
    const [was, is] = [from[strength], to[strength]];
    return select(strength, {
      finish: `Finish strength: ${was} → ${is}`,
      other: `Texture strength: ${was} → ${is}`,
    });
  }
  const { drawing, designImage, baseColor } = to;
  const split = [
    drawing > 0 ? t`drawing ${drawing}` : [],
    designImage > 0 ? t`references ${designImage}` : [],
    baseColor > 0 ? t`colour ${baseColor}` : [],
  ].flat();
  const leading = split.join(", ");
  return t({ message: `Weights: ${leading}`, comment: "What leads: drawing 60, colour 40." });
}

const QUOTED_MAX = 28;

function quoted(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  return `“${line.length > QUOTED_MAX ? `${line.slice(0, QUOTED_MAX).trimEnd()}…` : line}”`;
}

/** Quotes the words that the designer wrote, shortened to one line. */
function textWords({ from, to }: ChangeOf<"aiPrompt">): string {
  const [was, is] = [quoted(from), quoted(to)];
  if (to.trim() === "") return from.trim() === "" ? t`Words: a space` : t`Took out ${was}`;
  return from.trim() === "" ? t`Wrote ${is}` : t`Words: ${was} → ${is}`;
}
