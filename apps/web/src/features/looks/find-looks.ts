import { LIBRARY, type LibraryLook, type LookGroup } from "./library/index.ts";

export type WantedGroup = LookGroup | "All";

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];

/** Everything by which a look can be found: its name, note, trade words, and the names of its settings. */
const findable = ({ name, note, words, group, settings, fingers = {} }: LibraryLook): string[] =>
  wordsOf(
    [
      name,
      note,
      words,
      group,
      ...[settings, ...Object.values(fingers).map((finger) => finger.settings ?? {})].flatMap(
        ({ finish, patternType, nailShape, texture }) => [finish, patternType, nailShape, texture],
      ),
      ...Object.values(fingers).flatMap(({ placed = [] }) =>
        placed.flatMap(({ kind, form }) => [kind, form]),
      ),
    ].join(" "),
  );

const index = new Map(LIBRARY.map((look) => [look, findable(look)]));

/** Returns the looks of a group that match the typed text: each typed word begins one of the look's words. */
export function findLooks(typed: string, group: WantedGroup): LibraryLook[] {
  const wanted = wordsOf(typed);
  return LIBRARY.filter(
    (look) =>
      (group === "All" || look.group === group) &&
      wanted.every((part) => index.get(look)?.some((word) => word.startsWith(part))),
  );
}
