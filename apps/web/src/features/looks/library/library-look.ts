import type { MessageDescriptor } from "@lingui/core";
import type { DesignSettings, Finger, NailSettings, PlacedThing } from "@lacquer/contracts";

export const LOOK_GROUPS = ["Classic", "Seasonal", "Bridal", "Trend"] as const;
export type LookGroup = (typeof LOOK_GROUPS)[number];

/** One finger's own design, which adds to the look's settings. */
export interface FingerLook {
  settings?: NailSettings;
  placed?: PlacedThing[];
}

/** A look of the starter library. */
export interface LibraryLook {
  /** The id never changes, because recent searches and links may contain it. */
  id: string;
  name: MessageDescriptor;
  group: LookGroup;
  /** One line that a nail artist would write beside the picture. */
  note: MessageDescriptor;
  /** Other words that people search for. */
  words: MessageDescriptor;
  settings: Pick<DesignSettings, "baseColor" | "accentColor" | "nailShape" | "nailLength"> &
    NailSettings;
  fingers?: Partial<Record<Finger, FingerLook>>;
}
