/** Returns the words of a text without accents, so that `media` finds "média". */
const wordsOf = (text: string): string[] =>
  text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[\p{L}\p{N}?]+/gu) ?? [];

/**
 * Returns 1 if each typed word begins a word of the choice's name, otherwise 0. cmdk's own search also matches letters
 * scattered over several words: for `stiletto` it listed "What we will send" before "Stiletto".
 */
export function matchWords(_value: string, typed: string, names: string[] = []): number {
  const words = wordsOf(names.join(" "));
  return wordsOf(typed).every((part) => words.some((word) => word.startsWith(part))) ? 1 : 0;
}
