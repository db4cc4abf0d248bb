import type { ReactNode } from "react";
import { ColorPicker } from "./ColorPicker.tsx";
import { FinishPicker, TexturePicker } from "./FinishPicker.tsx";
import { labelOf } from "./labels.ts";
import { LightRing } from "./LightRing.tsx";
import { PatternPicker, VibePicker } from "./PatternPicker.tsx";
import { References } from "./References.tsx";
import { ShapePicker } from "./ShapePicker.tsx";
import type { Design } from "./use-design.ts";
import { Weights } from "./Weights.tsx";
import { Words } from "./Words.tsx";

export interface Section {
  key: string;
  title: string;
  /** Short enough for a chip. */
  chip: string;
  /** The id of the chip that shows this section in the sheet. */
  sheet: string;
  /** The present choice, in a few words. */
  note?: (design: Design) => string;
  body: (design: Design, layout: "column" | "sheet") => ReactNode;
}

/** Only what the pickers need, so that they stay unchanged while a weight or a nail changes. */
const chosen = ({ settings, change }: Design): Pick<Design, "settings" | "change"> => ({
  settings,
  change,
});

/** The inspector's sections in order. */
export const SECTIONS: readonly Section[] = [
  {
    key: "shape",
    title: "Shape",
    chip: "Shape",
    sheet: "shape",
    note: ({ settings }) => `${labelOf(settings.nailShape)}, ${labelOf(settings.nailLength)}`,
    body: (design, layout) => (
      <ShapePicker {...chosen(design)} columns={layout === "column" ? 6 : 12} />
    ),
  },
  {
    key: "colour",
    title: "Colour",
    chip: "Colour",
    sheet: "colour",
    note: ({ settings }) => `${settings.baseColor} with ${settings.accentColor}`,
    body: (design) => <ColorPicker {...chosen(design)} />,
  },
  {
    key: "finish",
    title: "Finish",
    chip: "Finish",
    sheet: "finish",
    body: (design) => <FinishPicker {...chosen(design)} />,
  },
  {
    key: "texture",
    title: "Texture",
    chip: "Texture",
    sheet: "finish",
    body: (design) => <TexturePicker {...chosen(design)} />,
  },
  {
    key: "pattern",
    title: "Pattern",
    chip: "Pattern",
    sheet: "pattern",
    body: (design, layout) => (
      <PatternPicker {...chosen(design)} columns={layout === "column" ? 5 : 9} />
    ),
  },
  {
    key: "mood",
    title: "Mood",
    chip: "Mood",
    sheet: "pattern",
    body: (design) => <VibePicker {...chosen(design)} />,
  },
  {
    key: "light",
    title: "Light",
    chip: "Light",
    sheet: "light",
    body: ({ tab }) => <LightRing tabId={tab.id} settings={tab.designSettings} />,
  },
  {
    key: "weights",
    title: "What leads",
    chip: "Weights",
    sheet: "weights",
    note: () => "always 100",
    body: ({ tab }) => <Weights tab={tab} />,
  },
  {
    key: "references",
    title: "References",
    chip: "References",
    sheet: "references",
    note: ({ tab }) => `${tab.references.length} of 8`,
    body: ({ tab, nail, onlyNail }) => <References tab={tab} nail={onlyNail ? nail : null} />,
  },
  {
    key: "words",
    title: "In words",
    chip: "Words",
    sheet: "words",
    body: ({ tab }) => <Words tab={tab} />,
  },
];
