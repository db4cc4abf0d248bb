import { NAIL_LENGTHS, NAIL_SHAPES, type NailLength, type NailShape } from "@lacquer/contracts";
import { nailProfile, type Profile } from "../geometry/profile.ts";
import { SIZE } from "./flat-nail.ts";
import { inTheMiddle } from "./in-the-middle.ts";
import { smoothed } from "./plate.ts";
import { type Row, type Silhouette, silhouetteOf } from "./silhouette.ts";

/** The usual length ÷ width of a natural nail. */
const USUAL_NATURAL = 1.2;
/** How much a natural nail of unusual proportions adds to a candidate's misfit. */
const USUAL_STRENGTH = 0.004;
/**
 * A candidate is ruled out if its natural nail's length ÷ width differs from the usual one by more than this, as a
 * difference of logarithms.
 */
const MOST_UNUSUAL = 0.5;
/** This share of the nail's length, at the cuticle, is not compared, because it looks the same in all shapes. */
const FROM = 0.2;
/** The width of a nail's rim, in pixels, that looks like the background and so does not count as nail. */
const RIM = 0.5;
/** The length of a nail that is drawn for comparison, in pixels. */
const DRAWN = 62;

interface Candidate {
  shape: NailShape;
  length: NailLength;
  /** How badly the candidate fits the nails; 0 is a perfect fit. */
  misfit: number;
}

/** Returns the shape and the length that fit these nails best; null without nails, or if none fits. */
export function readShape(nails: readonly Silhouette[]): Candidate | null {
  if (nails.length === 0) return null;
  const usual = usualOf(nails);
  const candidates = NAIL_SHAPES.flatMap((shape) =>
    NAIL_LENGTHS.map((length) => ({ shape, length, misfit: misfitOf(usual, shape, length) })),
  );
  const fitting = candidates.filter(({ misfit }) => misfit < Infinity);
  return fitting.toSorted((a, b) => a.misfit - b.misfit)[0] ?? null;
}

/** Returns the median silhouette of the nails, in nail widths. The median ignores a single nail that was badly seen. */
function usualOf(nails: readonly Silhouette[]): Silhouette {
  const own = nails.map(upright);
  const rows = (own[0]?.rows ?? []).map((_, i) => ({
    width: inTheMiddle(own.flatMap((nail) => nail.rows[i]?.width ?? [])),
    middle: inTheMiddle(own.flatMap((nail) => nail.rows[i]?.middle ?? [])),
  }));
  return { rows, width: 1, length: inTheMiddle(own.map(({ length }) => length)) };
}

/**
 * Returns the nail measured in its own widths, and straightened so that the middles of its lower rows are above each
 * other.
 */
function upright({ rows, length, width }: Silhouette): Silhouette {
  const lean = leanOf(rows);
  const own = rows.map((row, i) => ({
    width: row.width / width,
    middle: (row.middle - lean(i)) / width,
  }));
  return { rows: own, width: 1, length: length / width };
}

function misfitOf(seen: Silhouette, shape: NailShape, as: NailLength): number {
  const natural = naturalFor(seen.length, shape, as);
  const unusual = Math.log(natural / USUAL_NATURAL);
  if (Math.abs(unusual) > MOST_UNUSUAL) return Infinity;
  const ideal = drawn(nailProfile(shape, as, natural));
  if (!ideal) return Infinity;
  const scale = scaleOf(seen.rows, ideal.rows);
  let [sum, count] = [0, 0];
  seen.rows.forEach((row, i) => {
    const wanted = ideal.rows[i];
    if ((i + 0.5) / seen.rows.length < FROM || !wanted) return;
    const wide = row.width / scale - wanted.width;
    const aside = row.middle / scale - wanted.middle;
    sum += wide * wide + aside * aside;
    count += 1;
  });
  return sum / count + USUAL_STRENGTH * unusual * unusual;
}

/** Returns the silhouette that a nail of this profile would give in a picture. */
function drawn(profile: Profile): Silhouette | null {
  const step = profile.length / DRAWN;
  const inside = new Uint8Array(SIZE * SIZE);
  const columnAt = (x: number) => x / step + SIZE / 2 - 0.5;
  for (let row = 0; row < DRAWN; row++) {
    const y = profile.length - (row + 0.5) * step;
    const from = Math.ceil(columnAt(profile.left(y)) + RIM);
    const to = Math.floor(columnAt(profile.right(y)) - RIM);
    const start = (row + SIZE / 2 - DRAWN / 2) * SIZE;
    if (row > 0 && to >= from) inside.fill(1, start + from, start + to + 1);
  }
  const silhouette = silhouetteOf({ inside: smoothed(inside) });
  return silhouette && upright(silhouette);
}

/** Returns the factor by which the ideal rows must be widened to fit the seen rows best. */
function scaleOf(rows: readonly Row[], ideal: readonly Row[]): number {
  let [both, own] = [0, 0];
  rows.forEach((row, i) => {
    const wanted = ideal[i]?.width ?? 0;
    if ((i + 0.5) / rows.length < FROM) return;
    both += row.width * wanted;
    own += wanted * wanted;
  });
  return both / Math.max(1e-6, own);
}

/** Returns the line that the middles of the lower rows follow. A nail may stand aslant in its square. */
function leanOf(rows: readonly Row[]): (row: number) => number {
  const [from, to] = [Math.round(rows.length * 0.15), Math.round(rows.length * 0.6)];
  const lower = rows.slice(from, to).map(({ middle: at }) => at);
  const mean = lower.reduce((a, b) => a + b, 0) / lower.length;
  const half = (lower.length - 1) / 2;
  const slope =
    lower.reduce((sum, at, i) => sum + (at - mean) * (i - half), 0) /
    lower.reduce((sum, _, i) => sum + (i - half) ** 2, 0);
  return (row) => mean + slope * (row - from - half);
}

/**
 * Returns the length ÷ width of the natural nail on which a nail of this shape and length has the length ÷ width
 * `ratio`.
 */
function naturalFor(ratio: number, shape: NailShape, as: NailLength): number {
  let [least, most] = [0.6, 3];
  for (let step = 0; step < 12; step++) {
    const natural = (least + most) / 2;
    if (nailProfile(shape, as, natural).length / widestOf(shape) < ratio) least = natural;
    else most = natural;
  }
  return Math.round(least * 50) / 50;
}

/** The widest place of a nail, in widths of the natural nail. */
const widestOf = (shape: NailShape): number =>
  shape === "flare" ? 1.3 : shape === "arrow-head" ? 1.1 : 1;
