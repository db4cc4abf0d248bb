import { type Finger, FINGERS, type NailGuide } from "@lacquer/contracts";
import type { DraftTab, FingerDesigns } from "../tabs/index.ts";

const wears = ({ design: _old, ...nail }: NailGuide, design: NailGuide["design"]): NailGuide =>
  design ? { ...nail, design } : nail;

/**
 * Returns the nails with what their fingers wear. A nail with a design of its own keeps this design, but a design that
 * a nail got from a finger is replaced.
 */
export function dressed(nails: readonly NailGuide[], fingers: FingerDesigns): NailGuide[] {
  const worn = Object.values(fingers).map((design) => JSON.stringify(design));
  if (worn.length === 0) return [...nails];
  return nails.map((nail) =>
    nail.design && !worn.includes(JSON.stringify(nail.design))
      ? nail
      : wears(nail, fingers[nail.finger]),
  );
}

/**
 * Returns a nail with another finger. If the nail was made like the others although its finger wears something, it
 * stays like the others.
 */
export function asFinger(nail: NailGuide, finger: Finger, fingers: FingerDesigns): NailGuide {
  const { fingerUnknown: _before, ...rest } = nail;
  const named = { ...rest, finger };
  const isPlain = !nail.design && fingers[nail.finger];
  return isPlain ? named : (dressed([named], fingers)[0] ?? named);
}

const isSame = (one: NailGuide, other: NailGuide): boolean =>
  one.finger === other.finger && one.x === other.x && one.y === other.y;

/**
 * Returns the nails after nails may have been added. Only the added nails, and nails whose finger changed because of
 * them, get what their finger wears. Another nail may have been made like the others, and stays so.
 */
export function withAddedDressed(
  nails: NailGuide[],
  { nails: before, fingers }: Pick<DraftTab, "nails" | "fingers">,
): NailGuide[] {
  if (nails.length <= before.length) return nails;
  const all = dressed(nails, fingers);
  return nails.map((nail, at) =>
    before.some((old) => isSame(old, nail)) ? nail : (all[at] ?? nail),
  );
}

/** Returns the part of a nail's design that any nail can wear. Pictures belong to one nail of one photo. */
export function wearable({
  settings,
  placed: things = [],
}: NonNullable<NailGuide["design"]>): NailGuide["design"] {
  const placed = things.filter(({ imageUrl }) => imageUrl === undefined);
  if (!settings && placed.length === 0) return undefined;
  return { ...(settings && { settings }), ...(placed.length > 0 && { placed }) };
}

/** Returns the nails of a rendered hand with what its fingers wear. */
export const handNails = (guides: readonly NailGuide[], fingers: FingerDesigns): NailGuide[] =>
  guides.map((guide) => wears(guide, fingers[guide.finger]));

/**
 * The place of each nail in a job without a photo. Only the finger counts there, because the rendered hand knows the
 * places of its nails.
 */
const ANYWHERE = { x: 0.5, y: 0.5, angle: 0, width: 0.06, length: 0.08 };

/** Returns the fingers for a job without a photo, in the order of the rendered hand; none if all wear the same. */
export const fingersAsNails = (fingers: FingerDesigns): NailGuide[] =>
  Object.keys(fingers).length > 0
    ? handNails(
        FINGERS.map((finger) => ({ finger, ...ANYWHERE })),
        fingers,
      )
    : [];
