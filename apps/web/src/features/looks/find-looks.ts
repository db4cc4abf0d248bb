import { i18n } from "../../platform/messages.ts";
import { t } from "@lingui/core/macro";
import { nameOf, thingName } from "../names/index.ts";
import { LIBRARY, type LibraryLook, type LookGroup } from "./library/index.ts";

export const groupNames = (): Record<WantedGroup, string> => ({
  All: t({ message: "All", comment: "All looks." }),
  Classic: t({ message: "Classic", comment: "A kind of look." }),
  Seasonal: t({ message: "Seasonal", comment: "A kind of look." }),
  Bridal: t({ message: "Bridal", comment: "A kind of look." }),
  Trend: t({ message: "Trend", comment: "A kind of look." }),
});

export type WantedGroup = LookGroup | "All";

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];

/**
 * Everything by which a look can be found: its name, note, trade words and group, and the names of its settings in the
 * user's language and in English.
 */
function findable({ name, note, words, group, settings, fingers = {} }: LibraryLook): string[] {
  const worn = [settings, ...Object.values(fingers).map((finger) => finger.settings ?? {})];
  const values = worn
    .flatMap(({ finish, patternType, nailShape, texture }) => [
      finish,
      patternType,
      nailShape,
      texture,
    ])
    .filter((value) => value !== undefined);
  const placed = Object.values(fingers).flatMap((finger) => finger.placed ?? []);
  return wordsOf(
    [
      ...[name, note, words].map((text) => i18n._(text)),
      groupNames()[group],
      group,
      ...values.flatMap((value) => [value, nameOf(value)]),
      ...placed.flatMap((thing) => [thing.kind, thing.form, thingName(thing)]),
    ].join(" "),
  );
}

let index: Map<LibraryLook, string[]> | null = null;
const indexed = () => (index ??= new Map(LIBRARY.map((look) => [look, findable(look)])));

/** Returns the looks of a group that match the typed text: each typed word begins one of the look's words. */
export function findLooks(typed: string, group: WantedGroup): LibraryLook[] {
  const wanted = wordsOf(typed);
  return LIBRARY.filter(
    (look) =>
      (group === "All" || look.group === group) &&
      wanted.every((part) =>
        indexed()
          .get(look)
          ?.some((word) => word.startsWith(part)),
      ),
  );
}
