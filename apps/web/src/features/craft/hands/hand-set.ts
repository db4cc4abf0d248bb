import { type Finger, FINGERS, type Hand, type NailGuide } from "@lacquer/contracts";
import { otherOf, shownHand, showsBoth, wearable } from "../../draft/index.ts";
import type { DraftPatch, DraftTab, FingerDesigns } from "../../tabs/index.ts";

/** The designs of the ten nails of both hands. */
export type HandSet = Record<Hand, FingerDesigns>;

export interface SetPlace {
  hand: Hand;
  finger: Finger;
}

type Wearing = Pick<DraftTab, "nails" | "shownHand" | "fingers" | "otherHand">;
type Design = NonNullable<NailGuide["design"]>;

function wornBy(nails: readonly NailGuide[], fingers: FingerDesigns): FingerDesigns {
  if (nails.length === 0) return fingers;
  return Object.fromEntries(
    FINGERS.flatMap((finger) => {
      const nail = nails.find((one) => one.finger === finger);
      const design = nail ? nail.design && wearable(nail.design) : fingers[finger];
      return design ? [[finger, design]] : [];
    }),
  );
}

/** Returns the designs of the ten nails of a tab's set. */
export function setOf(tab: Wearing): HandSet {
  const { nails, fingers, otherHand } = tab;
  const shown = shownHand(tab);
  const ofShown = nails.filter(({ hand }) => (hand ?? shown) === shown);
  const first = wornBy(ofShown, fingers);
  const second = showsBoth(tab)
    ? wornBy(
        nails.filter(({ hand }) => hand === otherOf(shown)),
        otherHand ?? {},
      )
    : (otherHand ?? first);
  return shown === "left" ? { left: first, right: second } : { left: second, right: first };
}

const isSame = (one: Design | undefined, other: Design | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const isSameHand = (one: FingerDesigns, other: FingerDesigns): boolean =>
  FINGERS.every((finger) => isSame(one[finger], other[finger]));

/**
 * Returns the change that gives a tab's nails the designs of the set, or no change if they already have them. Each nail
 * keeps its own pictures. A nail whose design is the same in the old and the new set stays as it is.
 */
export function wearSet(tab: Wearing, set: HandSet): DraftPatch {
  const shown = shownHand(tab);
  const [first, second] = [set[shown], set[otherOf(shown)]];
  const before = setOf(tab);
  const otherHand = isSameHand(first, second) ? null : second;
  const isOther = !showsBoth(tab) && (otherHand === null) !== (tab.otherHand === null);
  if (!isOther && isSameHand(set.left, before.left) && isSameHand(set.right, before.right))
    return {};
  const nails = tab.nails.map((nail) => {
    const [hand, { finger }] = [nail.hand ?? shown, nail];
    const worn = set[hand][finger];
    return isSame(worn, before[hand][finger]) ? nail : dressedIn(nail, worn);
  });
  return {
    ...(nails.length > 0 ? { nails, fingers: withHidden(tab, first, shown) } : { fingers: first }),
    ...(!showsBoth(tab) && { otherHand }),
    ...(otherHand && !tab.shownHand && { shownHand: shown }),
  };
}

/**
 * Returns the tab's `fingers`. Each finger of the shown hand that has no nail on the photo gets its design from `worn`.
 */
function withHidden({ nails, fingers }: Wearing, worn: FingerDesigns, shown: Hand): FingerDesigns {
  const seen = new Set(
    nails.flatMap(({ hand, finger }) => ((hand ?? shown) === shown ? finger : [])),
  );
  return Object.fromEntries(
    FINGERS.flatMap((finger) => {
      const design = (seen.has(finger) ? fingers : worn)[finger];
      return design ? [[finger, design]] : [];
    }),
  );
}

function dressedIn({ design: old, ...nail }: NailGuide, worn: Design | undefined): NailGuide {
  const decals = old?.placed?.filter(({ imageUrl }) => imageUrl !== undefined) ?? [];
  const placed = [...(worn?.placed ?? []), ...decals];
  const { drawingImageUrl, referenceImageUrl } = old ?? {};
  const design: Design = {
    ...(worn?.settings && { settings: worn.settings }),
    ...(drawingImageUrl && { drawingImageUrl }),
    ...(referenceImageUrl && { referenceImageUrl }),
    ...(placed.length > 0 && { placed }),
  };
  return Object.keys(design).length > 0 ? { ...nail, design } : nail;
}

/** Returns one nail's design, mirrored for the other hand. */
const mirroredDesign = (design: Design): Design => ({
  ...design,
  ...(design.placed && {
    placed: design.placed.map(({ mirrored, ...thing }) => ({
      ...thing,
      x: 1 - thing.x,
      angle: thing.angle === 0 ? 0 : -thing.angle,
      ...(!mirrored && { mirrored: true }),
    })),
  }),
});

/** Returns the set after one hand's designs were copied to the other hand. */
export const copiedHand = (set: HandSet, from: Hand): HandSet => ({
  ...set,
  [otherOf(from)]: set[from],
});

/** Returns the set after one hand's designs were mirrored onto the other hand. */
export const mirroredHand = (set: HandSet, from: Hand): HandSet => ({
  ...set,
  [otherOf(from)]: Object.fromEntries(
    Object.entries(set[from]).map(([finger, design]) => [finger, mirroredDesign(design)]),
  ),
});

export const swappedHands = ({ left, right }: HandSet): HandSet => ({ left: right, right: left });

/** Returns the set after one nail's design was copied to another nail. */
export function copiedNail(set: HandSet, from: SetPlace, to: SetPlace): HandSet {
  const { [to.finger]: _old, ...others } = set[to.hand];
  const design = set[from.hand][from.finger];
  return { ...set, [to.hand]: design ? { ...others, [to.finger]: design } : others };
}

/** Returns the set in which the designs of one nail and its neighbour alternate over the fingers of both hands. */
export function alternated(set: HandSet, { hand, finger }: SetPlace): HandSet {
  const at = FINGERS.indexOf(finger);
  const neighbour = FINGERS[at + 1 < FINGERS.length ? at + 1 : at - 1] ?? finger;
  const turns = [set[hand][finger], set[hand][neighbour]];
  const worn = Object.fromEntries(
    FINGERS.flatMap((one, turn) => {
      const design = turns[Math.abs(turn - at) % turns.length];
      return design ? [[one, design]] : [];
    }),
  );
  return { left: worn, right: worn };
}

/**
 * Returns the nails of a tab's set in the form that packages/craft reads. The other hand's nails come after those of
 * the photo and have the same sizes. If the tab has no nails, the `usual` nails are used.
 */
export function nailsOfSet(tab: Wearing, usual: readonly NailGuide[]): NailGuide[] {
  const { nails, fingers, otherHand } = tab;
  const isPlain = !otherHand || showsBoth(tab) || nails.length > FINGERS.length;
  if (nails.length === 0 && isPlain && Object.keys(fingers).length === 0) return [];
  const shown = shownHand(tab);
  const first =
    nails.length > 0 ? nails : usual.map((nail) => dressedIn(nail, fingers[nail.finger]));
  if (isPlain) return first;
  const second = first.map(({ design: _first, ...nail }) =>
    dressedIn({ ...nail, hand: otherOf(shown) }, otherHand[nail.finger]),
  );
  return [...first.map((nail) => ({ ...nail, hand: nail.hand ?? shown })), ...second];
}

/** Returns the change to a design after nails from `nailsOfSet` were changed. */
export function patchOfSet(tab: Wearing, changed: readonly NailGuide[]): DraftPatch {
  const count = tab.nails.length > 0 ? tab.nails.length : FINGERS.length;
  const first = changed.slice(0, count);
  const second = changed.slice(count);
  return {
    ...(tab.nails.length > 0
      ? { nails: first.map((nail, at) => withHandOf(nail, tab.nails[at])) }
      : { fingers: wornBy(first, {}) }),
    ...(second.length > 0 && { otherHand: wornBy(second, tab.otherHand ?? {}) }),
  };
}

/**
 * Returns the nail with the hand that the user chose for it, if any. In a set every nail has a hand, even where the
 * user chose none.
 */
function withHandOf({ hand: _named, ...nail }: NailGuide, own: NailGuide | undefined): NailGuide {
  return own?.hand ? { ...nail, hand: own.hand } : nail;
}
