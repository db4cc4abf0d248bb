/**
 * Random choices that can be repeated: the same seed gives the same choices. fast-check is not used. To shrink a
 * failure, it would have to repeat a trial many times, and one trial runs processes for minutes.
 */
export interface Random {
  /** Returns a number x with 0 ≤ x < 1. */
  next(): number;
  /** Returns a whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /**
   * Returns a separate source for one part of a run. The new source does not depend on how many numbers other sources
   * have drawn.
   */
  fork(name: string): Random;
}

/** The Mulberry32 generator. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    int,
    pick: (choices) => choices[int(0, choices.length - 1)] ?? choices[0],
    fork: (name) => {
      let hash = seed >>> 0;
      for (const letter of name) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
      return createRandom(hash);
    },
  };
}
