import type { NailGuide } from "@lacquer/contracts";
import type { StrokePoint } from "../../tabs/index.ts";
import type { Symmetry } from "../tool/tool-store.ts";
import type { Size } from "../view/geometry.ts";
import { grownBy, onNail } from "./follow-nail.ts";

/** The place of one copy of a stroke on a nail. */
export interface Copy {
  /** The nail's index; null means that the copy lies beside the nails. */
  index: number | null;
  /** The factor by which the copy's brush size differs from the original's. */
  grown: number;
  at: (point: StrokePoint) => StrokePoint;
}

const ITSELF = { grown: 1, at: (point: StrokePoint) => point };

/**
 * Returns the other nails that get the stroke too. A nail whose hand is unknown counts as one of the other hand only if
 * it has the same finger.
 */
function othersOf(index: number, spread: Symmetry["spread"], nails: readonly NailGuide[]) {
  const own = nails[index];
  if (!own || spread === "one") return [];
  return nails.flatMap((nail, at) => {
    if (at === index) return [];
    const isSameFinger = nail.finger === own.finger && !nail.fingerUnknown && !own.fingerUnknown;
    const isOtherHand = nail.hand !== own.hand || (!nail.hand && isSameFinger);
    if (spread === "finger" && !(isSameFinger && isOtherHand)) return [];
    return [{ nail, at, flip: isOtherHand }];
  });
}

/** Returns the stroke itself, followed by its copies for the chosen symmetry. */
export function copiesOf(
  index: number | null,
  { mirror, spread }: Symmetry,
  nails: readonly NailGuide[],
  photo: Size,
): Copy[] {
  const from = index === null ? undefined : nails[index];
  if (index === null || !from) return [{ index: null, ...ITSELF }];
  const onto = (to: NailGuide, at: number, flip: boolean): Copy => ({
    index: at,
    grown: grownBy(from, to),
    at: (point) => [...onNail(point, from, to, photo, flip), point[2]],
  });
  const others = othersOf(index, spread, nails);
  return [
    { index, ...ITSELF },
    ...(mirror ? [onto(from, index, true)] : []),
    ...others.map(({ nail, at, flip }) => onto(nail, at, flip)),
    ...(mirror ? others.map(({ nail, at, flip }) => onto(nail, at, !flip)) : []),
  ];
}
