import type { Finger, Hand, Look, LookNail, NailGuide } from "@lacquer/contracts";
import { FINGERS, pictureSettings } from "@lacquer/contracts";
import { otherOf, shownHand, showsBoth } from "../draft/index.ts";
import type { DraftPatch, DraftTab, DraftWeights, FingerDesigns } from "../tabs/index.ts";
import { drawn } from "./draw-look.ts";

type Wearer = Pick<DraftTab, "designSettings" | "nails" | "originalImage" | "shownHand">;

const WEIGHTS = { drawing: 0, designImage: 0, baseColor: 100, finish: 100, texture: 100 };

/**
 * Returns the change that puts a look on a design. The photo, the places of the nails, the hand, the light and the
 * white balance stay; everything else comes from the look.
 */
export function wearing(look: Look, wearer: Wearer): DraftPatch {
  const hand = handFor(look, wearer);
  const worn = wearer.nails.map((nail) => ({
    nail,
    wear: nailFor(look, nail.finger, nail.hand ?? hand),
  }));
  const strokes = wearer.originalImage
    ? drawn(worn, wearer.originalImage)
    : { drawing: [], layers: [] };
  return {
    designSettings: { ...look.settings, ...pictureSettings(wearer.designSettings) },
    aiPrompt: look.words,
    influenceWeights: weightsFor(look, strokes.drawing.length > 0),
    references: look.references.map(({ picture, weight }) => ({ url: picture, weight })),
    nails: worn.map(({ nail: { design: _old, ...nail }, wear }) => {
      const design = wear && designOf(wear);
      return design ? { ...nail, design } : nail;
    }),
    fingers: fingersOf(look, hand),
    ...otherHandOf(look, wearer, hand),
    ...strokes,
    drawingImageUrl: null,
  };
}

/**
 * Returns the hand that the stage shows, which gets the look's nails of that hand. Returns undefined if neither the
 * design nor the look names a hand.
 */
function handFor({ nails }: Look, wearer: Wearer): Hand | undefined {
  const isKnown = wearer.shownHand !== null || wearer.nails.some(({ hand }) => hand);
  return isKnown ? shownHand(wearer) : nails.find(({ hand }) => hand)?.hand;
}

/**
 * Returns the designs of the hand that is not shown; null if the look has the same designs for both hands, or if the
 * photo shows both.
 */
function otherHandOf(
  look: Look,
  wearer: Wearer,
  hand: Hand | undefined,
): Pick<DraftTab, "otherHand"> & { shownHand?: Hand } {
  const hands = new Set(look.nails.map((nail) => nail.hand));
  if (!hand || showsBoth(wearer) || !hands.has("left") || !hands.has("right"))
    return { otherHand: null };
  const [shown, other] = [fingersOf(look, hand), fingersOf(look, otherOf(hand))];
  const isSame = FINGERS.every((finger) => sameDesign(shown[finger], other[finger]));
  return isSame ? { otherHand: null } : { otherHand: other, shownHand: hand };
}

const sameDesign = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** If there is no drawing or there are no references, their weight goes to the colour. */
function weightsFor({ weights = WEIGHTS, references }: Look, hasDrawing: boolean): DraftWeights {
  const drawing = hasDrawing ? weights.drawing : 0;
  const designImage = references.length > 0 ? weights.designImage : 0;
  return { ...weights, drawing, designImage, baseColor: 100 - drawing - designImage };
}

/** Returns the look's nail for a finger: the nail of the same hand if there is one, or else one of any hand. */
function nailFor({ nails }: Look, finger: Finger, hand: Hand | undefined): LookNail | undefined {
  const own = nails.filter((nail) => nail.finger === finger);
  return own.find((nail) => nail.hand === hand) ?? own.find((nail) => !nail.hand) ?? own[0];
}

function designOf({ settings, placed, referenceImageUrl }: LookNail): NailGuide["design"] {
  const design = {
    ...(settings && { settings }),
    ...(placed && { placed }),
    ...(referenceImageUrl && { referenceImageUrl }),
  };
  return Object.keys(design).length > 0 ? design : undefined;
}

/**
 * Returns the design of each finger, for nails that are added later. Pictures are left out, because until then nothing
 * would protect their uploads from removal.
 */
function fingersOf(look: Look, hand: Hand | undefined): FingerDesigns {
  return Object.fromEntries(
    FINGERS.flatMap((finger) => {
      const { settings, placed: things = [] } = nailFor(look, finger, hand) ?? {};
      const placed = things.filter(({ imageUrl }) => imageUrl === undefined);
      const design = designOf({
        finger,
        ...(settings && { settings }),
        ...(placed.length > 0 && { placed }),
      });
      return design ? [[finger, design]] : [];
    }),
  );
}

/** Returns true if the look has strokes, decals or references of a nail, and no nail of the design would get them. */
export function leavesOut(look: Look, wearer: Wearer): boolean {
  const hand = handFor(look, wearer);
  const worn = new Set(wearer.nails.map((nail) => nailFor(look, nail.finger, nail.hand ?? hand)));
  return look.nails.some(
    (one) =>
      !worn.has(one) &&
      (one.layers !== undefined ||
        one.referenceImageUrl !== undefined ||
        one.placed?.some(({ imageUrl }) => imageUrl)),
  );
}
