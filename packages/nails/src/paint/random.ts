/** A small random generator with a seed. The same seed gives the same numbers in every browser and in Node. */
export interface Random {
  /** Returns a number n with 0 ≤ n < 1. */
  next(): number;
  range(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
}

/** Returns the 32-bit FNV-1a hash of a text. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

export function createRandom(seed: string): Random {
  let state = hashText(seed) || 1;
  // An xorshift generator. Similar seeds start with similar numbers, so the first few numbers are thrown away.
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
  for (let i = 0; i < 6; i++) next();
  return {
    next,
    range: (from, to) => from + (to - from) * next(),
    pick: (list) => {
      const item = list[Math.floor(next() * list.length)];
      if (item === undefined) throw new RangeError("Nothing to pick from.");
      return item;
    },
  };
}
