const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}?]+/gu) ?? [];

/**
 * 1 if each typed word begins a word of what the choice is called, else 0. cmdk's own search accepts letters that are
 * scattered over several words, and then put "What we will send" before "Stiletto" for `stiletto`.
 */
export function matchWords(_value: string, typed: string, names: string[] = []): number {
  const words = wordsOf(names.join(" "));
  return wordsOf(typed).every((part) => words.some((word) => word.startsWith(part))) ? 1 : 0;
}
