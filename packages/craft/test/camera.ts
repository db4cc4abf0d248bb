import type { Point } from "../src/index.ts";

export const PHOTO = { width: 3_000, height: 2_250 };

export interface Pose {
  /** The camera's position: its rotation in the plane, its tilt in both directions, and its distance in mm. */
  turn: number;
  tilt: number;
  lean: number;
  away: number;
  /** The card's position on the table, in mm from the middle. */
  x: number;
  y: number;
}

/**
 * A camera with a 26 mm lens (full frame) that looks at a table. Returns the map from mm on the table to pixels of the
 * photo.
 */
export function camera({ turn, tilt, lean, away }: Pose): (point: Point) => Point {
  const focal = (26 / 36) * PHOTO.width;
  const [a, b, c] = [turn, tilt, lean].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
  ];
  return ([x, y]) => {
    const [tx, ty] = [x * Math.cos(a) - y * Math.sin(a), x * Math.sin(a) + y * Math.cos(a)];
    const [y1, z1] = [ty * Math.cos(b), ty * Math.sin(b)];
    const [x2, z2] = [tx * Math.cos(c) + z1 * Math.sin(c), z1 * Math.cos(c) - tx * Math.sin(c)];
    const depth = away + z2;
    return [PHOTO.width / 2 + (focal * x2) / depth, PHOTO.height / 2 + (focal * y1) / depth];
  };
}

export const POSES: Pose[] = [
  { turn: 0, tilt: 0, lean: 0, away: 350, x: -60, y: 30 },
  { turn: 30, tilt: 0, lean: 0, away: 350, x: -60, y: 30 },
  { turn: 90, tilt: 0, lean: 0, away: 400, x: 40, y: 20 },
  { turn: 0, tilt: 20, lean: 0, away: 350, x: -60, y: 30 },
  { turn: 0, tilt: -25, lean: 0, away: 350, x: 50, y: -20 },
  { turn: 15, tilt: 10, lean: 15, away: 420, x: -50, y: -30 },
  { turn: -40, tilt: 25, lean: -10, away: 300, x: 30, y: 20 },
  { turn: 170, tilt: 15, lean: 20, away: 500, x: 0, y: 50 },
  { turn: 75, tilt: -20, lean: -20, away: 380, x: -30, y: -40 },
  { turn: 5, tilt: 35, lean: 5, away: 450, x: -40, y: 30 },
];
