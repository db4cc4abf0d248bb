import type { CharmShape } from "@lacquer/contracts";
import { cos, PI, sin } from "../../maths/maths.ts";

/**
 * Returns the signed distance to the outline of a shape within the circle of radius 1. The distance is negative inside
 * the shape, and its slope is about 1.
 */
type Distance = (u: number, v: number) => number;

function circle(u: number, v: number, r: number): number {
  return Math.sqrt(u * u + v * v) - r;
}

/** Returns the distance to an ellipse. The result is accurate only near the ellipse's edge. */
function ellipse(u: number, v: number, a: number, b: number): number {
  const k = Math.sqrt((u * u) / (a * a) + (v * v) / (b * b));
  const g = Math.sqrt((u * u) / (a * a * a * a) + (v * v) / (b * b * b * b)) || 1;
  return (k * (k - 1)) / g;
}

/** Returns the smaller of two distances, rounded off where both are similar. */
function melted(a: number, b: number, soft: number): number {
  const h = Math.max(0, soft - Math.abs(a - b)) / soft;
  return Math.min(a, b) - h * h * soft * 0.25;
}

const STAR = Array.from({ length: 10 }, (_, k) => {
  const t = PI / 2 + (k * PI) / 5;
  const r = k % 2 === 0 ? 1 : 0.46;
  return [r * cos(t), r * sin(t)] as const;
});

function star(u: number, v: number): number {
  let least = 9;
  let isInside = false;
  for (let i = 0; i < 10; i++) {
    const [ax, ay] = STAR[i] ?? [0, 0];
    const [bx, by] = STAR[(i + 1) % 10] ?? [0, 0];
    const [ex, ey] = [bx - ax, by - ay];
    const [px, py] = [u - ax, v - ay];
    const t = Math.min(1, Math.max(0, (px * ex + py * ey) / (ex * ex + ey * ey)));
    const [dx, dy] = [px - ex * t, py - ey * t];
    least = Math.min(least, dx * dx + dy * dy);
    if (ay > v !== by > v && u < (ex * (v - ay)) / ey + ax) isInside = !isInside;
  }
  return isInside ? -Math.sqrt(least) : Math.sqrt(least);
}

/** A square that stands on its corner, with half a circle on each upper side. */
function heart(u: number, v: number): number {
  const [x, y] = [Math.abs(u) * 0.6, v * 0.6 + 0.53];
  if (x + y > 1) {
    const [dx, dy] = [x - 0.25, y - 0.75];
    return (Math.sqrt(dx * dx + dy * dy) - 0.35355) / 0.6;
  }
  const side = Math.max(0, x + y) / 2;
  const [tx, ty] = [x, y - 1];
  const [sx, sy] = [x - side, y - side];
  const d = Math.sqrt(Math.min(tx * tx + ty * ty, sx * sx + sy * sy)) / 0.6;
  return x > y ? d : -d;
}

/** Five petals around a middle. */
function petals(u: number, v: number): number {
  let least = 9;
  for (let k = 0; k < 5; k++) {
    const t = PI / 2 + (k * 2 * PI) / 5;
    const [c, s] = [cos(t), sin(t)];
    const along = u * c + v * s;
    const across = v * c - u * s;
    least = melted(least, ellipse(along - 0.58, across, 0.41, 0.34), 0.05);
  }
  return melted(least, circle(u, v, 0.26), 0.08);
}

type End = readonly [x: number, y: number, r: number];

/** A drop formed by two circles, from a narrow end to a wide end. */
function lobe(x: number, y: number, [ax, ay, ar]: End, [bx, by, br]: End): number {
  const [ex, ey] = [bx - ax, by - ay];
  const t = Math.min(1, Math.max(0, ((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey)));
  const [dx, dy] = [x - ax - ex * t, y - ay - ey * t];
  return Math.sqrt(dx * dx + dy * dy) - ar - (br - ar) * t;
}

/** Two loops and two tails, with a knot over them. */
function bow(u: number, v: number): number {
  const x = Math.abs(u);
  const loop = lobe(x, v, [0.16, 0.14, 0.15], [0.58, 0.24, 0.4]);
  const tail = lobe(x, v, [0.1, -0.08, 0.09], [0.34, -0.62, 0.17]);
  return Math.min(loop, tail, circle(u, v - 0.12, 0.2));
}

function butterfly(u: number, v: number): number {
  const x = Math.abs(u);
  const upper = lobe(x, v, [0.16, 0.12, 0.14], [0.54, 0.4, 0.42]);
  const lower = lobe(x, v, [0.12, -0.14, 0.12], [0.38, -0.46, 0.3]);
  return Math.min(upper, lower, lobe(u, v, [0, 0.5, 0.07], [0, -0.55, 0.08]));
}

const HOLLOW = { middle: 0.43, radius: 0.78 };
/** The points of the moon, where its two arcs meet. */
const [TIP_X, TIP_Y] = (() => {
  const { middle, radius } = HOLLOW;
  const x = (0.98 * 0.98 - radius * radius + middle * middle) / (2 * middle);
  return [x, Math.sqrt(0.98 * 0.98 - x * x)];
})();

function moon(u: number, v: number): number {
  const y = Math.abs(v);
  // Beyond the moon's points, both arcs are farther away than the points themselves.
  if (u * TIP_Y - y * TIP_X > HOLLOW.middle * Math.max(0, TIP_Y - y))
    return circle(u - TIP_X, y - TIP_Y, 0);
  return Math.max(circle(u, v, 0.98), -circle(u - HOLLOW.middle, v, HOLLOW.radius));
}

export const CHARMS: Record<CharmShape, Distance> = {
  star,
  heart,
  bow,
  moon,
  flower: petals,
  butterfly,
};
