import { t } from "@lingui/core/macro";
import type { Change } from "@lacquer/craft";
import type { NailSettings } from "@lacquer/contracts";
import { nameOf } from "../../names/index.ts";
import { millimetres } from "./figures.ts";

/** Says what a fix changes, such as "Mood: bold · Fewer strokes on this nail". */
export const fixWords = (changes: readonly Change[]): string =>
  changes.map(changeWords).join(" · ");

function changeWords(change: Change): string {
  switch (change.does) {
    case "drop-stroke":
      return t`Leave that stroke out`;
    case "fewer-strokes":
      return t`Fewer strokes on this nail`;
    case "no-pattern":
      return t`No pattern on this nail`;
    case "no-fade":
      return t`No fade on this nail`;
    case "drop-word":
      return t`Leave the word out`;
    case "smaller-thing":
      return t`A smaller stone`;
    case "move-thing":
      return t`Set it further in`;
    case "shrink-and-move-thing":
      return t`Smaller, further in`;
    case "drop-thing":
      return t({ message: "Leave it off", comment: "Do not put this stone on the nail." });
    case "widen-stroke": {
      const width = millimetres(change.mm);
      return t`Draw it ${width} wide`;
    }
    default:
      return settingWords(change);
  }
}

type OfSettings = Extract<Change, { does: "mood" | "length" | "shape" | "uncross" }>;

function settingWords(change: OfSettings): string {
  switch (change.does) {
    case "mood": {
      const mood = nameOf(change.vibe);
      return t`Mood: ${mood}`;
    }
    case "length": {
      const length = nameOf(change.nailLength);
      if (!change.nailShape) return t`Length: ${length}`;
      const shape = nameOf(change.nailShape);
      return t`Length: ${length}, shape: ${shape}`;
    }
    case "shape": {
      const shape = nameOf(change.nailShape);
      return t`Shape: ${shape}`;
    }
    case "uncross":
      return uncrossed(change.settings).join(", ");
  }
}

/**
 * Returns words for the settings that change when clashing effects (a crossing) are fixed, such as "texture smooth" and
 * "topper none".
 */
function uncrossed({
  nailLength,
  nailShape,
  finish,
  topper,
  texture,
  baseColor,
}: NailSettings): string[] {
  const words: string[] = [];
  if (nailLength) {
    const length = nameOf(nailLength);
    words.push(t`length ${length}`);
  }
  if (nailShape) {
    const shape = nameOf(nailShape);
    words.push(t`shape ${shape}`);
  }
  if (finish) {
    const name = nameOf(finish);
    words.push(t`finish ${name}`);
  }
  if (topper === null) words.push(t`topper none`);
  else if (topper) {
    const name = nameOf(topper);
    words.push(t`topper ${name}`);
  }
  if (texture) {
    const name = nameOf(texture);
    words.push(t`texture ${name}`);
  }
  if (baseColor) words.push(t`base colour ${baseColor}`);
  return words;
}
