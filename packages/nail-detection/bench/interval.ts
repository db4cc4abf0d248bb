/**
 * One photo's share of a figure, such as 4 nails found of 5. For a mean, `part` is the sum of the values and `whole` is
 * their number.
 */
export interface Share {
  /** Photos of one scene are drawn together, because they are not independent. */
  scene: string;
  part: number;
  whole: number;
}

export interface Interval {
  value: number;
  /** The figure lies between these two values with a probability of 95 %. */
  from: number;
  to: number;
}

const DRAWS = 1000;

/** Returns a ratio over all photos, with its interval from a bootstrap over scenes; null if nothing was measured. */
export function intervalOf(shares: readonly Share[]): Interval | null {
  return bootstrap(shares, (drawn) => {
    const whole = sum(drawn.map((share) => share.whole));
    return whole > 0 ? sum(drawn.map((share) => share.part)) / whole : null;
  });
}

/**
 * Draws as many scenes as there are, with repetition. Returns the figure's value on all items, and the middle 95 % of
 * its values on the draws. The draws are the same in every run.
 */
export function bootstrap<Item extends { scene: string }>(
  items: readonly Item[],
  figure: (drawn: readonly Item[]) => number | null,
): Interval | null {
  const value = figure(items);
  if (value === null) return null;
  const scenes = [...Map.groupBy(items, ({ scene }) => scene).values()];
  const random = randomFrom(1);
  const drawn = Array.from({ length: DRAWS }, () =>
    figure(scenes.flatMap(() => scenes[Math.floor(random() * scenes.length)] ?? [])),
  )
    .filter((each) => each !== null)
    .toSorted((a, b) => a - b);
  const at = (part: number) => drawn[Math.round((drawn.length - 1) * part)] ?? value;
  return { value, from: at(0.025), to: at(0.975) };
}

function sum(list: readonly number[]): number {
  return list.reduce((total, each) => total + each, 0);
}

/** A generator of numbers from 0 to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
