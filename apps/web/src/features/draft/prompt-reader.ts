import { usePart } from "../../hooks/use-part.ts";
import { partOf } from "../../platform/parts.ts";

/** What reads the words of a design. Most designs have none, so it comes after the first page. */
const readerPart = partOf(() => import("./read-words.ts"));

/** What the words set, over what the pickers set; nothing until the reader is there. */
export const settingsInWords = (prompt: string) =>
  prompt === "" ? {} : (readerPart.current?.readPrompt(prompt).settings ?? {});

/** Fetches the reader for a design that has words. True once it is there, so that what they set is drawn. */
export const useReadsWords = (prompt: string): boolean =>
  usePart(readerPart, prompt !== "") !== null;
