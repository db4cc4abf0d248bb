import { type Finger, FINGERS, type NailGuide } from "@lacquer/contracts";
import type { DraftTab, FingerDesigns } from "../tabs/index.ts";

const wears = ({ design: _old, ...nail }: NailGuide, design: NailGuide["design"]): NailGuide =>
  design ? { ...nail, design } : nail;

/**
 * Gives each nail what its finger wears, and returns the nails. A nail keeps a design of its own, but a design that it
 * got from a finger is replaced.
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

/** Returns a nail with another finger. A nail that is plain although its finger wears something stays plain. */
export function asFinger(nail: NailGuide, finger: Finger, fingers: FingerDesigns): NailGuide {
  const { fingerUnknown: _before, ...rest } = nail;
  const named = { ...rest, finger };
  const isPlain = !nail.design && fingers[nail.finger];
  return isPlain ? named : (dressed([named], fingers)[0] ?? named);
}

const isSame = (one: NailGuide, other: NailGuide): boolean =>
  one.finger === other.finger && one.x === other.x && one.y === other.y;

/**
 * Returns the nails, some of which may have just been added. Added nails, and nails whose finger changed because of
 * them, get what their finger wears. All other nails stay as they are, because the designer may have made one of them
 * plain on purpose.
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

/** Returns the nails of a rendered hand. Each nail wears what its finger wears. */
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
