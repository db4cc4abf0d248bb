import type { DesignSettings } from "@lacquer/contracts";
import { useMemo } from "react";
import { usePart } from "../../hooks/use-part.ts";
import { partOf } from "../../platform/parts.ts";
import type { DraftTab } from "../tabs/index.ts";

type Work = Pick<DraftTab, "designSettings" | "aiPrompt">;
type Reader = typeof import("./read-words.ts");

/**
 * The reader finds settings in the words of a design. It is loaded after the first page, because most designs have no
 * words.
 */
const readerPart = partOf(() => import("./read-words.ts"));

const read = ({ designSettings, aiPrompt }: Work, reader: Reader | null): DesignSettings => ({
  ...designSettings,
  ...(aiPrompt === "" ? {} : reader?.readPrompt(aiPrompt).settings),
});

/** Returns a tab's settings as they are painted. The design's words take precedence over the pickers. */
export const paintedSettings = (work: Work): DesignSettings => read(work, readerPart.current);

/**
 * Returns the same settings as `paintedSettings`, and updates them when a value changes or when the reader is loaded.
 */
export function usePaintedSettings({ designSettings, aiPrompt }: Work): DesignSettings {
  const reader = usePart(readerPart, aiPrompt !== "");
  return useMemo(
    () => read({ designSettings, aiPrompt }, reader),
    [designSettings, aiPrompt, reader],
  );
}
