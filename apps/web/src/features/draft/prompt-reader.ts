import type { DesignSettings } from "@lacquer/contracts";
import { useMemo } from "react";
import { usePart } from "../../hooks/use-part.ts";
import { partOf } from "../../platform/parts.ts";
import type { DraftTab } from "../tabs/index.ts";

type Work = Pick<DraftTab, "designSettings" | "aiPrompt">;
type Reader = typeof import("./read-words.ts");

/** The reader of a design's words. Most designs have none, so it is loaded after the first page. */
const readerPart = partOf(() => import("./read-words.ts"));

const read = ({ designSettings, aiPrompt }: Work, reader: Reader | null): DesignSettings => ({
  ...designSettings,
  ...(aiPrompt === "" ? {} : reader?.readPrompt(aiPrompt).settings),
});

/** A tab's settings as they are painted: its words take precedence over the pickers. */
export const paintedSettings = (work: Work): DesignSettings => read(work, readerPart.current);

/** The same, kept until something of it changes; the words count as soon as their reader is there. */
export function usePaintedSettings({ designSettings, aiPrompt }: Work): DesignSettings {
  const reader = usePart(readerPart, aiPrompt !== "");
  return useMemo(
    () => read({ designSettings, aiPrompt }, reader),
    [designSettings, aiPrompt, reader],
  );
}
