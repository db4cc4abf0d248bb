/** The size of a bank card in mm (ISO/IEC 7810 ID-1). */
export const CARD = { width: 85.6, height: 53.98 } as const;

export type Point = readonly [x: number, y: number];
export type Corners = readonly [Point, Point, Point, Point];

/** Maps pixels of the photo to mm in the card's plane. */
export type ToMm = (point: Point) => Point;

interface Size {
  width: number;
  height: number;
}

/**
 * Solves `size` linear equations by elimination, largest pivot first. Returns null when they have no single solution.
 */
function solved(rows: number[][]): number[] | null {
  const size = rows.length;
  const m = rows.map((row) => [...row]);
  const at = (row: number, column: number): number => m[row]?.[column] ?? 0;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(at(row, column)) > Math.abs(at(pivot, column))) pivot = row;
    const [upper, lower] = [m[column], m[pivot]];
    if (!upper || !lower || Math.abs(at(pivot, column)) < 1e-9) return null;
    [m[column], m[pivot]] = [lower, upper];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const share = at(row, column) / at(column, column);
      m[row] = (m[row] ?? []).map((value, k) => value - share * at(column, k));
    }
  }
  return m.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1));
}

const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(ax - bx, ay - by);

/** True when the four corners form a convex shape, clockwise or counter-clockwise. */
function isConvex(corners: Corners): boolean {
  const turns = corners.map((point, index) => {
    const next = corners[(index + 1) % 4] ?? point;
    const after = corners[(index + 2) % 4] ?? point;
    return (
      (next[0] - point[0]) * (after[1] - next[1]) - (next[1] - point[1]) * (after[0] - next[0])
    );
  });
  return turns.every((turn) => turn > 0) || turns.every((turn) => turn < 0);
}

/**
 * Returns the four taps in order round the card, so that the first and the second are the ends of a long side. People
 * tap corners in any order. Perspective shortens one of two opposite sides, so the long sides are found by comparing
 * pairs of opposite sides.
 */
function inOrder(taps: Corners): Corners {
  const [mx, my] = [0, 1].map((axis) => taps.reduce((sum, tap) => sum + (tap[axis] ?? 0), 0) / 4);
  const turn = ([x, y]: Point) => Math.atan2(y - (my ?? 0), x - (mx ?? 0));
  const [a, b, c, d] = [...taps].sort((one, other) => turn(one) - turn(other)) as unknown as [
    Point,
    Point,
    Point,
    Point,
  ];
  const along = distance(a, b) + distance(c, d);
  const across = distance(b, c) + distance(d, a);
  return along >= across ? [a, b, c, d] : [b, c, d, a];
}

/**
 * Returns the map from pixels to millimetres, from a bank card's four corners tapped in pixels of the photo. Only one
 * perspective map turns the four taps into a card. Returns null if the taps cannot be a card: two taps in one place, or
 * one tap inside the others.
 */
export function mmFromCard(taps: Corners): ToMm | null {
  const corners = inOrder(taps);
  if (!isConvex(corners)) return null;
  const { width, height } = CARD;
  const card: Corners = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
  // Pixels are scaled to about 1, so that the equations stay accurate whatever the photo's size.
  const scale = 1 / Math.max(...corners.flat().map(Math.abs), 1);
  const rows = corners.flatMap(([px, py], index): number[][] => {
    const [x, y] = [px * scale, py * scale];
    const [u, v] = card[index] ?? [0, 0];
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ];
  });
  const found = solved(rows);
  if (!found) return null;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = found;
  return ([px, py]) => {
    const [x, y] = [px * scale, py * scale];
    const depth = g * x + h * y + 1;
    return [(a * x + b * y + c) / depth, (d * x + e * y + f) / depth];
  };
}

/** Returns the map to millimetres for a card whose corners are given in fractions of the photo's sides. */
export const mmFromCardOn = (card: Corners, { width, height }: Size): ToMm | null =>
  mmFromCard(card.map(([x, y]) => [x * width, y * height] as const) as unknown as Corners);
