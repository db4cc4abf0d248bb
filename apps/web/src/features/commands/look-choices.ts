import { FINISHES, NAIL_LENGTHS, NAIL_SHAPES, PATTERNS, TEXTURES } from "@lacquer/contracts";
import type { DesignSettings } from "@lacquer/contracts";
import { changeSettings } from "../draft/index.ts";
import { BOTTLES } from "../color/index.ts";
import { capitalized, nameOf } from "../inspector/index.ts";

/** One choice that changes the look of the nails. */
export interface LookChoice {
  id: string;
  label: string;
  /** The choice's name in everyday words. */
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
  { kind: "Finish", key: "finish", values: FINISHES },
  { kind: "Texture", key: "texture", values: TEXTURES },
  { kind: "Shape", key: "nailShape", values: NAIL_SHAPES },
  { kind: "Length", key: "nailLength", values: NAIL_LENGTHS },
  { kind: "Pattern", key: "patternType", values: PATTERNS },
] as const;

const COLORS = [
  { kind: "Base colour", key: "baseColor" },
  { kind: "Accent colour", key: "accentColor" },
] as const;

/** Returns all choices of the pickers, for this design. */
export function lookGroups(tabId: string, settings: DesignSettings): LookGroup[] {
  const lists = LISTS.map(({ kind, key, values }) => ({
    kind,
    choices: values.map((value) => ({
      id: `${key} ${value}`,
      kind,
      label: capitalized(nameOf(value)),
      isChosen: settings[key] === value,
      run: () => changeSettings(tabId, { [key]: value }),
    })),
  }));
  const colors = COLORS.map(({ kind, key }) => ({
    kind,
    choices: BOTTLES.map(({ name, color }) => ({
      id: `${key} ${name}`,
      kind,
      color,
      label: name,
      isChosen: settings[key].toUpperCase() === color,
      run: () => changeSettings(tabId, { [key]: color }),
    })),
  }));
  return [...lists, ...colors];
}
