import type { Bottle } from "@lacquer/contracts";

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Returns the bottles whose text contains every word. Accents and capital letters make no difference. */
export function found(bottles: readonly Bottle[], words: string): Bottle[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return bottles.filter(({ name, maker, code, finish, color }) => {
    const text = plain([name, maker, code, finish ?? "", color].join(" "));
    return wanted.every((word) => text.includes(word));
  });
}
