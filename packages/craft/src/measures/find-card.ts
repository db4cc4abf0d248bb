import { CARD, type Corners, type Point } from "./card.ts";

/** A picture's lightness, 0–255, row by row. About 300 pixels on the longer side are enough. */
export interface Gray {
  width: number;
  height: number;
  data: ArrayLike<number>;
}

/** A straight edge: all points with x · cos + y · sin = rho. */
interface Line {
  cos: number;
  sin: number;
  rho: number;
  turn: number;
}

interface Edges extends Gray {
  dx: Float32Array;
  dy: Float32Array;
  /** The lightness step from which a pixel counts as an edge. */
  least: number;
}

const TURNS = 180;
const LINES_MOST = 28;
/** The least number of votes for a line, as a share of the picture's longer side. */
const VOTES_LEAST = 0.045;
/**
 * Two lines count as one if they differ by less than this in direction (degrees) and in distance (a share of the
 * picture's longer side).
 */
const [SAME_TURN, SAME_RHO] = [7, 0.02];
/**
 * At most this share of all pixels are edge pixels, and a step of lightness smaller than `STEP_LEAST` is never an edge.
 */
const [EDGE_SHARE, STEP_LEAST] = [0.12, 24];
/** The smallest and the largest share of the picture that a card may fill. */
const [AREA_LEAST, AREA_MOST] = [0.015, 0.5];
/** A card counts as found only if at least this share of each of its sides is an edge. */
const CERTAIN = 0.9;
/**
 * The largest deviation of an outline's proportions from those of a card. The proportions of paper, phones and laptops
 * deviate by more.
 */
const RATIO_WITHIN = 0.07;
/** The same limit for a rough outline, whose edges are not fitted yet. */
const FIRST_WITHIN = 0.25;
/**
 * The largest deviation of a rectangle's corners from right angles, as a cosine. Some deviation is allowed, because the
 * camera is not known exactly.
 */
const SKEW_MOST = 0.2;
/** The usual focal length of a phone's camera, in shares of the photo's longer side. */
const FOCAL = 0.75;

const at = (values: ArrayLike<number>, index: number): number => values[index] ?? 0;

function edgesOf({ width, height, data }: Gray): Edges {
  const [dx, dy] = [new Float32Array(width * height), new Float32Array(width * height)];
  const steps: number[] = [];
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const row = (from: number) => at(data, i + from + 1) - at(data, i + from - 1);
      const column = (from: number) => at(data, i + width + from) - at(data, i - width + from);
      dx[i] = (row(-width) + 2 * row(0) + row(width)) / 4;
      dy[i] = (column(-1) + 2 * column(0) + column(1)) / 4;
      steps.push(Math.hypot(at(dx, i), at(dy, i)));
    }
  steps.sort((a, b) => b - a);
  const least = Math.max(STEP_LEAST, steps[Math.floor(steps.length * EDGE_SHARE)] ?? 0);
  return { width, height, data, dx, dy, least };
}

/**
 * Returns the strongest straight edges. Each edge pixel votes for the lines through it that separate its lighter side
 * from its darker side.
 */
function linesOf({ width, height, dx, dy, least }: Edges): Line[] {
  const reach = Math.ceil(Math.hypot(width, height));
  const votes = new Float32Array(TURNS * 2 * reach);
  const turns = Array.from({ length: TURNS }, (_, turn) => {
    const angle = (turn * Math.PI) / TURNS;
    return { cos: Math.cos(angle), sin: Math.sin(angle) };
  });
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      if (Math.hypot(at(dx, i), at(dy, i)) < least) continue;
      const across = (Math.atan2(at(dy, i), at(dx, i)) * TURNS) / Math.PI;
      for (let off = -2; off <= 2; off++) {
        const turn = (Math.round(across + off) + 2 * TURNS) % TURNS;
        const { cos, sin } = turns[turn] ?? { cos: 1, sin: 0 };
        const slot = turn * 2 * reach + Math.round(x * cos + y * sin) + reach;
        // A slanted edge crosses pixels at all distances, so its votes spread over three slots.
        for (const near of [slot - 1, slot, slot + 1]) votes[near] = at(votes, near) + 1;
      }
    }
  const side = Math.max(width, height);
  const strong = [...votes.keys()]
    .filter((slot) => at(votes, slot) > side * VOTES_LEAST)
    .toSorted((a, b) => at(votes, b) - at(votes, a));
  const lines: Line[] = [];
  for (const slot of strong) {
    if (lines.length >= LINES_MOST) break;
    const turn = Math.floor(slot / (2 * reach));
    const rho = (slot % (2 * reach)) - reach;
    const isNew = lines.every((line) => {
      const apart = Math.abs(line.turn - turn);
      const isFlipped = apart > TURNS / 2;
      const away = Math.abs(isFlipped ? line.rho + rho : line.rho - rho);
      return Math.min(apart, TURNS - apart) > SAME_TURN || away > SAME_RHO * side;
    });
    if (isNew) lines.push({ ...(turns[turn] ?? { cos: 1, sin: 0 }), rho, turn });
  }
  return lines;
}

function crossing(a: Line, b: Line): Point {
  const by = a.cos * b.sin - a.sin * b.cos;
  return [(a.rho * b.sin - b.rho * a.sin) / by, (b.rho * a.cos - a.rho * b.cos) / by];
}

const apart = (a: Line, b: Line): number => {
  const turn = Math.abs(a.turn - b.turn);
  return Math.min(turn, TURNS - turn);
};

/** Returns the share of a side's points, without its round corners, at which the lightness steps across the side. */
function sideShare({ width, height, dx, dy, least }: Edges, [ax, ay]: Point, [bx, by]: Point) {
  const long = Math.hypot(bx - ax, by - ay);
  const [nx, ny] = [-(by - ay) / long, (bx - ax) / long];
  const steps = Math.max(12, Math.round(long / 2));
  let found = 0;
  for (let step = 0; step <= steps; step++) {
    const share = 0.08 + (0.84 * step) / steps;
    const [px, py] = [ax + (bx - ax) * share, ay + (by - ay) * share];
    const isEdge = [-1.5, -0.75, 0, 0.75, 1.5].some((off) => {
      const [x, y] = [Math.round(px + nx * off), Math.round(py + ny * off)];
      if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) return false;
      const i = y * width + x;
      const across = Math.abs(at(dx, i) * nx + at(dy, i) * ny);
      return across >= least * 0.8 && across > 0.9 * Math.hypot(at(dx, i), at(dy, i));
    });
    if (isEdge) found += 1;
  }
  return found / (steps + 1);
}

/**
 * The largest distance of a voted line from the true edge, in pixels. A line is not exact, because votes are counted
 * only for whole degrees.
 */
const ASTRAY = 4;

/** Returns the straight edge near a side, fitted to the points where the lightness changes most across the side. */
function fitted({ width, height, dx, dy, least }: Edges, [ax, ay]: Point, [bx, by]: Point) {
  const long = Math.hypot(bx - ax, by - ay);
  const [ux, uy] = [(bx - ax) / long, (by - ay) / long];
  let [n, st, so, stt, sto] = [0, 0, 0, 0, 0];
  for (let along = long * 0.12; along <= long * 0.88; along += 1) {
    let [most, where] = [least * 0.8, Number.NaN];
    for (let off = -ASTRAY; off <= ASTRAY; off += 0.5) {
      const x = Math.round(ax + ux * along - uy * off);
      const y = Math.round(ay + uy * along + ux * off);
      if (x < 1 || y < 1 || x >= width - 1 || y >= height - 1) continue;
      const i = y * width + x;
      const across = Math.abs(at(dx, i) * -uy + at(dy, i) * ux);
      if (across <= most) continue;
      // The distance from the side is that of the pixel itself, because the pixel may lie a little beside the point
      // that was examined.
      [most, where] = [across, (x - ax) * -uy + (y - ay) * ux];
    }
    if (Number.isNaN(where)) continue;
    n += 1;
    st += along;
    so += where;
    stt += along * along;
    sto += along * where;
  }
  const spread = n * stt - st * st;
  if (n < 8 || spread === 0) return null;
  const slope = (n * sto - st * so) / spread;
  const start = (so - slope * st) / n;
  const point = (along: number): Point => {
    const off = start + slope * along;
    return [ax + ux * along - uy * off, ay + uy * along + ux * off];
  };
  const [from, to] = [point(0), point(long)];
  const reach = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const [cos, sin] = [-(to[1] - from[1]) / reach, (to[0] - from[0]) / reach];
  return { cos, sin, rho: from[0] * cos + from[1] * sin, turn: 0 };
}

/** Returns the corners where the true edges meet; null if a side has no straight edge. */
function refined(edges: Edges, corners: Corners): Corners | null {
  const sides = corners.map((corner, which) =>
    fitted(edges, corner, corners[(which + 1) % 4] ?? corner),
  );
  const [a, b, c, d] = sides;
  return a && b && c && d ? [crossing(d, a), crossing(a, b), crossing(b, c), crossing(c, d)] : null;
}

/** Returns twice the signed area of a polygon. */
const areaOf = (corners: Corners): number =>
  corners.reduce((sum, [x, y], which) => {
    const [nx, ny] = corners[(which + 1) % 4] ?? [x, y];
    return sum + x * ny - nx * y;
  }, 0);

/**
 * Returns the true proportions of a rectangle that a camera of usual focal length sees with these corners; null if no
 * rectangle looks like that.
 */
function ratioOf(corners: Corners, { width, height }: Gray): number | null {
  const focal = FOCAL * Math.max(width, height);
  const [a, b, c, d] = corners.map(([x, y]) => [
    (x - width / 2) / focal,
    (y - height / 2) / focal,
    1,
  ]) as [number[], number[], number[], number[]];
  // The corners' distances from the camera follow from a − b + c − d = 0, which holds for every parallelogram.
  const det = (p: number[], q: number[], r: number[]) =>
    at(p, 0) * (at(q, 1) * at(r, 2) - at(q, 2) * at(r, 1)) -
    at(p, 1) * (at(q, 0) * at(r, 2) - at(q, 2) * at(r, 0)) +
    at(p, 2) * (at(q, 0) * at(r, 1) - at(q, 1) * at(r, 0));
  const whole = det(b, c, d);
  if (Math.abs(whole) < 1e-9) return null;
  const far = [1, det(a, c, d) / whole, -det(b, a, d) / whole, det(b, c, a) / whole];
  if (far.some((one) => one <= 0)) return null;
  const [p, q, , s] = [a, b, c, d].map((ray, which) => ray.map((one) => one * at(far, which)));
  const side = (one: number[] = [], other: number[] = []) =>
    [0, 1, 2].map((axis) => at(one, axis) - at(other, axis));
  const [along, across] = [side(q, p), side(s, p)];
  const long = Math.hypot(...along);
  const wide = Math.hypot(...across);
  const skew = along.reduce((sum, one, axis) => sum + one * at(across, axis), 0) / (long * wide);
  if (Math.abs(skew) > SKEW_MOST) return null;
  return Math.max(long / wide, wide / long);
}

function* quadsOf(lines: readonly Line[]): Generator<Corners> {
  const pairs = lines.flatMap((one, i) =>
    lines.slice(i + 1).flatMap((two) => (apart(one, two) <= 25 ? [[one, two] as const] : [])),
  );
  for (const [i, [a, c]] of pairs.entries())
    for (const [b, d] of pairs.slice(i + 1)) {
      if (a === b || a === d || c === b || c === d) continue;
      if ([apart(a, b), apart(a, d), apart(c, b), apart(c, d)].some((turn) => turn < 50)) continue;
      yield [crossing(a, b), crossing(b, c), crossing(c, d), crossing(d, a)];
    }
}

/**
 * Returns a bank card's corners in fractions of the picture's sides. Returns null unless exactly one card is certain:
 * four straight edges with a card's proportions.
 */
export function findCard(gray: Gray): Corners | null {
  const { width, height } = gray;
  const edges = edgesOf(gray);
  const found: { corners: Corners; share: number }[] = [];
  const wanted = CARD.width / CARD.height;
  const isOn = (corners: Corners) =>
    corners.every(([x, y]) => x >= 0 && y >= 0 && x <= width && y <= height);
  for (const voted of quadsOf(linesOf(edges))) {
    const area = Math.abs(areaOf(voted)) / 2 / (width * height);
    if (!isOn(voted) || area < AREA_LEAST || area > AREA_MOST) continue;
    const first = ratioOf(voted, gray);
    if (first === null || Math.abs(first / wanted - 1) > FIRST_WITHIN) continue;
    const corners = refined(edges, voted);
    if (!corners || !isOn(corners)) continue;
    const ratio = ratioOf(corners, gray);
    if (ratio === null || Math.abs(ratio / wanted - 1) > RATIO_WITHIN) continue;
    const shares = corners.map((corner, which) =>
      sideShare(edges, corner, corners[(which + 1) % 4] ?? corner),
    );
    const share = Math.min(...shares);
    if (share >= CERTAIN) found.push({ corners, share });
  }
  const [best, ...others] = found.toSorted((a, b) => b.share - a.share);
  if (!best) return null;
  const side = Math.max(width, height);
  const isElsewhere = others.some(({ corners }) =>
    corners.some(([x, y]) =>
      best.corners.every(([bx, by]) => Math.hypot(x - bx, y - by) > side * 0.06),
    ),
  );
  return isElsewhere
    ? null
    : (best.corners.map(([x, y]) => [x / width, y / height] as const) as unknown as Corners);
}
