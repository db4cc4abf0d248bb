import { FINGERS, type NailGuide } from "@lacquer/contracts";
import type { DraftTab, FingerDesigns } from "../tabs/index.ts";

const wears = ({ design: _old, ...nail }: NailGuide, design: NailGuide["design"]): NailGuide =>
  design ? { ...nail, design } : nail;

/**
 * Returns the nails after some were added. A nail that has nothing of its own gets what its finger wears. The fifth
 * nail may name all fingers anew, so what came from a finger moves with the fingers.
 */
export function dressed(
  nails: NailGuide[],
  { nails: before, fingers }: Pick<DraftTab, "nails" | "fingers">,
): NailGuide[] {
  const worn = Object.values(fingers).map((design) => JSON.stringify(design));
  if (worn.length === 0 || nails.length <= before.length) return nails;
  return nails.map((nail) =>
    nail.design && !worn.includes(JSON.stringify(nail.design))
      ? nail
      : wears(nail, fingers[nail.finger]),
  );
}

/** Returns the nails of a rendered hand with what its fingers wear. */
export const handNails = (guides: readonly NailGuide[], fingers: FingerDesigns): NailGuide[] =>
  guides.map((guide) => wears(guide, fingers[guide.finger]));

/** A job without a photo names only fingers; the rendered hand knows the places of its nails. */
const ANYWHERE = { x: 0.5, y: 0.5, angle: 0, width: 0.06, length: 0.08 };

/** Returns the fingers for a job without a photo, in the order of the rendered hand; none if all wear the same. */
export const fingersAsNails = (fingers: FingerDesigns): NailGuide[] =>
  Object.keys(fingers).length > 0
    ? handNails(
        FINGERS.map((finger) => ({ finger, ...ANYWHERE })),
        fingers,
      )
    : [];
