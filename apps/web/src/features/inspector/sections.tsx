import type { ReactNode } from "react";
import { shownPart } from "../../ui/OpenedPart.tsx";
import { ColorPicker } from "./ColorPicker.tsx";
import { Things, thingsNote } from "../things/index.ts";
import { FinishPicker, TexturePicker, TopperPicker } from "./FinishPicker.tsx";
import { finishWords, labelOf } from "./labels.ts";
import { PatternPicker, VibePicker } from "./PatternPicker.tsx";
import { ReferencesPart, WordsPart } from "./later-parts.ts";
import { ShapePicker } from "./ShapePicker.tsx";
import type { Design } from "./use-design.ts";
import { Weights } from "./Weights.tsx";

const LightRing = shownPart(() =>
  import("./LightRing.tsx").then(({ LightRing: loaded }) => loaded),
);

export interface Section {
  key: string;
  title: string;
  /** A name for the section that is short enough for a chip. */
  chip: string;
  /** The id of the chip that shows this section in the sheet. */
  sheet: string;
  /** Returns the current choice in a few words. */
  note?: (design: Design) => string;
  /** Returns the current choice in one or two words, for a list. */
  brief?: (design: Design) => string;
  /**
   * Renders the section's content. `column` is narrow, below other sections; `sheet` is one row for a thumb; `wide` has
   * room for everything.
   */
  body: (design: Design, layout: "column" | "sheet" | "wide") => ReactNode;
}

/**
 * Returns only the data that a picker needs, so that a picker is not rendered again when a weight or a nail changes.
 */
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
    brief: ({ settings }) => labelOf(settings.nailShape),
    body: (design, layout) => (
      <ShapePicker {...chosen(design)} columns={layout === "sheet" ? 12 : 6} />
    ),
  },
  {
    key: "colour",
    title: "Colour",
    chip: "Colour",
    sheet: "colour",
    note: ({ settings }) => `${settings.baseColor} with ${settings.accentColor}`,
    brief: ({ settings }) => settings.baseColor,
    body: (design) => <ColorPicker {...chosen(design)} />,
  },
  {
    key: "finish",
    title: "Finish",
    chip: "Finish",
    sheet: "finish",
    note: ({ settings }) => finishWords(settings),
    brief: ({ settings }) => labelOf(settings.finish),
    body: (design) => (
      <>
        <FinishPicker {...chosen(design)} />
        <TopperPicker {...chosen(design)} />
      </>
    ),
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
    note: ({ settings }) => labelOf(settings.patternType),
    brief: ({ settings }) => labelOf(settings.patternType),
    body: (design, layout) => (
      <PatternPicker {...chosen(design)} columns={layout === "sheet" ? 9 : 5} />
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
    key: "things",
    title: "Gems and charms",
    chip: "Gems",
    sheet: "things",
    note: ({ nail }) => thingsNote(nail?.guide),
    body: ({ tab, nail }, layout) => (
      <Things tab={tab} nail={nail} layout={layout === "sheet" ? "sheet" : "column"} />
    ),
  },
  {
    key: "light",
    title: "Light",
    chip: "Light",
    sheet: "light",
    brief: ({ tab }) => (tab.designSettings.light ? "Turned" : ""),
    body: ({ tab }) => (
      <LightRing
        tabId={tab.id}
        settings={tab.designSettings}
        hasPhoto={tab.originalImage !== null}
      />
    ),
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
    brief: ({ tab }) => (tab.references.length > 0 ? String(tab.references.length) : ""),
    body: ({ tab, nail, onlyNail }) => <ReferencesPart tab={tab} nail={onlyNail ? nail : null} />,
  },
  {
    key: "words",
    title: "In words",
    chip: "Words",
    sheet: "words",
    body: ({ tab }) => <WordsPart tab={tab} />,
  },
];
