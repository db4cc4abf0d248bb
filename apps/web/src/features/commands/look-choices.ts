import { FINISHES, NAIL_LENGTHS, NAIL_SHAPES, PATTERNS, TEXTURES } from "@lacquer/contracts";
import type { DesignSettings } from "@lacquer/contracts";
import { changeSettings } from "../draft/index.ts";
import { BOTTLES, colorName } from "../color/index.ts";
import { capitalized, nameOf, settingName } from "../names/index.ts";

/** One choice that changes the look of the nails. */
export interface LookChoice {
  id: string;
  label: string;
  /** The name of the setting that the choice changes, such as "Finish". */
  kind: string;
  /** The colour of the drop of polish shown beside the choice. */
  color?: string;
  isChosen: boolean;
  run: () => void;
}

export interface LookGroup {
  kind: string;
  choices: LookChoice[];
}

const LISTS = [
  { key: "finish", values: FINISHES },
  { key: "texture", values: TEXTURES },
  { key: "nailShape", values: NAIL_SHAPES },
  { key: "nailLength", values: NAIL_LENGTHS },
  { key: "patternType", values: PATTERNS },
] as const;

const COLORS = ["baseColor", "accentColor"] as const;

/** Returns all choices of the pickers, for this design. */
export function lookGroups(tabId: string, settings: DesignSettings): LookGroup[] {
  const lists = LISTS.map(({ key, values }) => ({
    kind: settingName(key),
    choices: values.map((value) => ({
      id: `${key} ${value}`,
      kind: settingName(key),
      label: capitalized(nameOf(value)),
      isChosen: settings[key] === value,
      run: () => changeSettings(tabId, { [key]: value }),
    })),
  }));
  const colors = COLORS.map((key) => ({
    kind: settingName(key),
    choices: BOTTLES.map(({ color }) => ({
      id: `${key} ${color}`,
      kind: settingName(key),
      color,
      label: colorName(color),
      isChosen: settings[key].toUpperCase() === color,
      run: () => changeSettings(tabId, { [key]: color }),
    })),
  }));
  return [...lists, ...colors];
}
