import type { Finger, Hand, HandPose, NailGuide, Skin } from "@lacquer/contracts";
import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import { i18n } from "../../platform/messages.ts";
import { capitalized } from "./settings.ts";

/**
 * Each side has a message for each noun, because some languages use different words for a left finger and a left hand.
 */
const SIDES: Record<Hand, { finger: MessageDescriptor; hand: MessageDescriptor }> = {
  left: {
    finger: msg({ message: "left", context: "finger" }),
    hand: msg`left hand`,
  },
  right: {
    finger: msg({ message: "right", context: "finger" }),
    hand: msg`right hand`,
  },
};

/** Returns a finger's name, such as "ring". */
export const fingerName = (finger: Finger): string => i18n._(finger);

/** Returns "left hand" or "right hand". */
export const handName = (hand: Hand): string => i18n._(SIDES[hand].hand);

/** Returns the name of a rendered hand's skin, such as "fair". */
export const skinName = (skin: Skin): string => i18n._(skin);

/** Returns the name of a rendered hand's pose, such as "wide". */
export const poseName = (pose: HandPose): string => i18n._(pose);

type NamedNail = Pick<NailGuide, "finger" | "fingerUnknown" | "hand">;

/** Returns a nail's name as a sentence uses it: "ring nail", "left ring nail"; "nail" if nobody knows the finger. */
export function nailInText({ finger: known, fingerUnknown, hand }: NamedNail): string {
  if (fingerUnknown) {
    if (!hand) return t({ message: "nail", comment: "a nail whose finger nobody knows" });
    return hand === "left" ? t`left nail` : t`right nail`;
  }
  const finger = fingerName(known);
  if (!hand) return t({ message: `${finger} nail`, comment: "ring nail" });
  const side = i18n._(SIDES[hand].finger);
  return t({ message: `${side} ${finger} nail`, comment: "left ring nail" });
}

/** Returns "Ring nail", or "Left ring nail" if the hand is known, and "Nail" if nobody knows the finger. */
export const nailName = (nail: NamedNail): string => capitalized(nailInText(nail));
