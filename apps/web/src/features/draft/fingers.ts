import { type Finger, FINGERS, type NailGuide } from "@lacquer/contracts";
import type { DraftTab, FingerDesigns } from "../tabs/index.ts";

const wears = ({ design: _old, ...nail }: NailGuide, design: NailGuide["design"]): NailGuide =>
  design ? { ...nail, design } : nail;

/**
 * Returns the nails with the designs of their fingers. A nail keeps a design of its own, but a design that the nail
 * took from a finger is replaced.
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

/** Returns a nail with another finger. If a nail is plain although its old finger has a design, it stays plain. */
export function asFinger(nail: NailGuide, finger: Finger, fingers: FingerDesigns): NailGuide {
  const { fingerUnknown: _before, ...rest } = nail;
  const named = { ...rest, finger };
  const isPlain = !nail.design && fingers[nail.finger];
  return isPlain ? named : (dressed([named], fingers)[0] ?? named);
}

const isSame = (one: NailGuide, other: NailGuide): boolean =>
  one.finger === other.finger && one.x === other.x && one.y === other.y;

/**
 * Gives their fingers' designs to nails that were just added, and to nails whose finger changed because of the added
 * ones. All other nails stay as they are, because the designer may have made one of them plain on purpose.
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

/**
 * Returns the part of a nail's design that fits any nail. Pictures are left out, because they belong to one nail of one
 * photo.
 */
export function wearable({
  settings,
  placed: things = [],
}: NonNullable<NailGuide["design"]>): NailGuide["design"] {
  const placed = things.filter(({ imageUrl }) => imageUrl === undefined);
  if (!settings && placed.length === 0) return undefined;
  return { ...(settings && { settings }), ...(placed.length > 0 && { placed }) };
}

/** Returns the nails of a rendered hand. Each nail has its finger's design. */
export const handNails = (guides: readonly NailGuide[], fingers: FingerDesigns): NailGuide[] =>
  guides.map((guide) => wears(guide, fingers[guide.finger]));

/**
 * A placeholder for each nail's place in a job without a photo. Such a job uses only the finger, because the places of
 * the rendered hand's nails are known.
 */
const ANYWHERE = { x: 0.5, y: 0.5, angle: 0, width: 0.06, length: 0.08 };

/** Returns one nail for each finger, for a job without a photo; an empty list if no finger has a design of its own. */
export const fingersAsNails = (fingers: FingerDesigns): NailGuide[] =>
  Object.keys(fingers).length > 0
    ? handNails(
        FINGERS.map((finger) => ({ finger, ...ANYWHERE })),
        fingers,
      )
    : [];
