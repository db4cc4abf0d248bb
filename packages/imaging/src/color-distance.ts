import { toLab } from "@lacquer/nails";

/** Returns how different two colours (`#rrggbb`) look, as their distance in OKLab. 0.02 is barely visible. */
export function colorDistance(one: string, other: string): number {
  const [x, y] = [toLab(one), toLab(other)];
  return Math.hypot(x.l - y.l, x.a - y.a, x.b - y.b);
}
