import { REFERENCES_MAX } from "@lacquer/contracts";
import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { shownPart } from "../../ui/OpenedPart.tsx";
import { finishWords, labelOf } from "../names/index.ts";
import { ColorPicker } from "./ColorPicker.tsx";
import { Things, thingsNote } from "../things/index.ts";
import { FinishPicker, TexturePicker, TopperPicker } from "./FinishPicker.tsx";
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
  title: MessageDescriptor;
  /** A name for the section that is short enough for a chip. */
  chip: MessageDescriptor;
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
    title: msg({ message: "Shape", comment: "of a nail: square, almond …" }),
    chip: msg({ message: "Shape", comment: "of a nail: square, almond …" }),
    sheet: "shape",
    note: ({ settings }) => `${labelOf(settings.nailShape)}, ${labelOf(settings.nailLength)}`,
    brief: ({ settings }) => labelOf(settings.nailShape),
    body: (design, layout) => (
      <ShapePicker {...chosen(design)} columns={layout === "sheet" ? 12 : 6} />
    ),
  },
  {
    key: "colour",
    title: msg`Colour`,
    chip: msg`Colour`,
    sheet: "colour",
    note: ({ settings: { baseColor, accentColor } }) => t`${baseColor} with ${accentColor}`,
    brief: ({ settings }) => settings.baseColor,
    body: (design) => <ColorPicker {...chosen(design)} />,
  },
  {
    key: "finish",
    title: msg({ message: "Finish", comment: "of a nail polish: glossy, matte, chrome …" }),
    chip: msg({ message: "Finish", comment: "of a nail polish: glossy, matte, chrome …" }),
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
    title: msg`Texture`,
    chip: msg`Texture`,
    sheet: "finish",
    body: (design) => <TexturePicker {...chosen(design)} />,
  },
  {
    key: "pattern",
    title: msg`Pattern`,
    chip: msg`Pattern`,
    sheet: "pattern",
    note: ({ settings }) => labelOf(settings.patternType),
    brief: ({ settings }) => labelOf(settings.patternType),
    body: (design, layout) => (
      <PatternPicker {...chosen(design)} columns={layout === "sheet" ? 9 : 5} />
    ),
  },
  {
    key: "mood",
    title: msg`Mood`,
    chip: msg`Mood`,
    sheet: "pattern",
    body: (design) => <VibePicker {...chosen(design)} />,
  },
  {
    key: "things",
    title: msg`Gems and charms`,
    chip: msg`Gems`,
    sheet: "things",
    note: ({ nail }) => thingsNote(nail?.guide),
    body: ({ tab, nail }, layout) => (
      <Things tab={tab} nail={nail} layout={layout === "sheet" ? "sheet" : "column"} />
    ),
  },
  {
    key: "light",
    title: msg({ message: "Light", comment: "that falls on the hand" }),
    chip: msg({ message: "Light", comment: "that falls on the hand" }),
    sheet: "light",
    brief: ({ tab }) =>
      tab.designSettings.light ? t({ message: "Turned", comment: "the light" }) : "",
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
    title: msg`Weights`,
    chip: msg({ message: "Weights", comment: "how much drawing, references and colour count" }),
    sheet: "weights",
    note: () => t`always 100`,
    body: ({ tab }) => <Weights tab={tab} />,
  },
  {
    key: "references",
    title: msg`References`,
    chip: msg`References`,
    sheet: "references",
    note: ({ tab }) => t`${{ count: tab.references.length }} of ${REFERENCES_MAX}`,
    brief: ({ tab }) => (tab.references.length > 0 ? String(tab.references.length) : ""),
    body: ({ tab, nail, onlyNail }) => <ReferencesPart tab={tab} nail={onlyNail ? nail : null} />,
  },
  {
    key: "words",
    title: msg`In words`,
    chip: msg`Words`,
    sheet: "words",
    body: ({ tab }) => <WordsPart tab={tab} />,
  },
];
