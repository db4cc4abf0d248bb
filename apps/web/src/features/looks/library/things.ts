import type { PlacedThing } from "@lacquer/contracts";

type Extra = Partial<Omit<PlacedThing, "kind" | "x" | "y" | "size">>;

const thing =
  (kind: PlacedThing["kind"]) =>
  (x: number, y: number, size: number, extra: Extra = {}): PlacedThing => ({
    kind,
    x,
    y,
    size,
    angle: 0,
    ...extra,
  });

export const stone = thing("stone");
export const pearl = thing("pearl");
export const charm = thing("charm");
export const leaf = thing("foil");

/** Returns things in an arc that follows the cuticle, the largest in the middle. */
export function alongCuticle(
  make: typeof stone,
  sizes: readonly number[],
  extra: Extra = {},
): PlacedThing[] {
  const middle = (sizes.length - 1) / 2;
  return sizes.map((size, index) => {
    const off = sizes.length === 1 ? 0 : (index - middle) / middle;
    return make(0.5 + off * 0.31, 0.09 + 0.12 * off ** 2, size, extra);
  });
}

/** Returns small bits of metal leaf that seem scattered by hand. */
export function scattered(
  places: readonly (readonly [x: number, y: number, size: number])[],
  color: string,
): PlacedThing[] {
  return places.map(([x, y, size], index) => leaf(x, y, size, { color, angle: index * 67 - 40 }));
}
