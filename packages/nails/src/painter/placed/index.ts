import type { PlacedThing } from "@lacquer/contracts";
import { chance, type Nail } from "../nail.ts";
import type { Layer } from "../sample.ts";
import type { Texture } from "../texture.ts";
import type { Solid } from "./body.ts";
import { charm } from "./charm.ts";
import { decal, scrap } from "./flat.ts";
import { glue } from "./glue.ts";
import { isFlat } from "./overhang.ts";
import { pearl } from "./pearl.ts";
import { type Lean, type Stand, standOf } from "./stand.ts";
import { stone } from "./stone.ts";

const SOLIDS: Record<"stone" | "pearl" | "charm", (stand: Stand) => Solid> = {
  stone,
  pearl,
  charm,
};

/** The height of a band of the nail, in nail widths. A point is checked only against the things of its own band. */
const BAND = 0.08;

interface Reaching {
  from: number;
  to: number;
  lay: Layer;
}

/**
 * Paints the things on a nail: first the things in the gel, and then the things on top of the gel. Each of these two
 * groups keeps its own order.
 */
export function placedLayer(
  nail: Nail,
  things: readonly { thing: PlacedThing; texture: Texture | null }[],
  lean: Lean,
): Layer | null {
  const laid = things.flatMap(({ thing, texture }, i): (Reaching & { isFlat: boolean })[] => {
    const stand = standOf(nail, thing, lean);
    const { kind } = thing;
    if (kind === "decal" && !texture) return [];
    const lay =
      kind === "decal"
        ? decal(stand, texture as Texture)
        : kind === "foil"
          ? scrap(stand, nail, chance(nail, `scrap ${i}`))
          : glue(stand, SOLIDS[kind](stand));
    // The reach is large enough for the longest shadow and for a picture's corner.
    const reach = 2.1 * stand.reach + 0.02;
    return [{ from: stand.y - reach, to: stand.y + reach, lay, isFlat: isFlat(thing) }];
  });
  if (laid.length === 0) return null;
  const ordered = [...laid.filter((one) => one.isFlat), ...laid.filter((one) => !one.isFlat)];
  const lowest = Math.min(...ordered.map(({ from }) => from));
  const count = Math.ceil((Math.max(...ordered.map(({ to }) => to)) - lowest) / BAND) + 1;
  const bands = Array.from({ length: count }, (_, i) =>
    ordered
      .filter(({ from, to }) => from < lowest + (i + 1) * BAND && to > lowest + i * BAND)
      .map(({ lay }) => lay),
  );
  return (s) => {
    const band = bands[Math.floor((s.y - lowest) / BAND)];
    if (band) for (const lay of band) lay(s);
  };
}
