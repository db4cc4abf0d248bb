import type { NailSettings } from "@lacquer/contracts";
import type { SeenLook } from "@lacquer/nails";
import { capitalized, nameOf, settingName } from "../names/index.ts";

export type SeenSetting = keyof SeenLook;

/** One setting that is read from a picture's nails. */
export interface SeenRow {
  setting: SeenSetting;
  name: string;
  value: string;
  /** True for a colour, which is also shown as a swatch. */
  isColor: boolean;
}

const ORDER: readonly SeenSetting[] = [
  "baseColor",
  "accentColor",
  "finish",
  "patternType",
  "nailShape",
  "nailLength",
];

/** Returns the settings that were read, in the order in which they are shown. */
export function rowsOf(look: SeenLook): SeenRow[] {
  return ORDER.flatMap((setting) => {
    const value = look[setting];
    if (value === undefined) return [];
    const isColor = value.startsWith("#");
    const words = isColor ? value.toUpperCase() : capitalized(nameOf(value));
    return { setting, name: settingName(setting), value: words, isColor };
  });
}

/**
 * Returns the settings to change, without those that the user left out. If they contain a finish, they remove the
 * topper, because what was seen is the topmost finish.
 */
export function wanted(look: SeenLook, leftOut: ReadonlySet<SeenSetting>): NailSettings {
  const kept = Object.fromEntries(
    ORDER.flatMap((setting) =>
      look[setting] === undefined || leftOut.has(setting) ? [] : [[setting, look[setting]]],
    ),
  ) as SeenLook;
  return { ...kept, ...(kept.finish && { topper: null }) };
}
