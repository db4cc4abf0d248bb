import type { NailGuide } from "@lacquer/contracts";
import { type ProposedNail, turnedPlace } from "@lacquer/nail-detection";
import { t } from "@lingui/core/macro";
import type { Size } from "../view/geometry.ts";
import { isSameNail } from "./accept.ts";

export type Reply = "yes" | "turn" | "no";

/** The user's reply about a doubtful nail. */
export interface Answer {
  about: NailGuide;
  /** The nail as the design will use it; null if the user said that it is no nail. */
  nail: NailGuide | null;
}

/** Returns the question about a doubtful nail as a sentence. */
export const questionWords = ({ question }: ProposedNail): string =>
  question === "nail" ? t`Is the marked spot a nail?` : t`Does the arrow show the nail's tip?`;

/** Returns true if a later result asks the same question about the same nail. The nail may have moved a little. */
export const isSameQuestion = (one: ProposedNail, other: ProposedNail, photo: Size): boolean =>
  one.question === other.question && isSameNail(one.guide, other.guide, photo);

/** Returns the answer that the user's reply gives to the question about a nail. */
export function answerTo({ guide }: ProposedNail, reply: Reply, photo: Size): Answer {
  if (reply === "no") return { about: guide, nail: null };
  const nail = reply === "turn" ? { ...guide, ...turnedPlace(guide, photo) } : guide;
  return { about: guide, nail };
}

/**
 * Returns the nails to propose and the nails to ask about. The answers so far also apply to later results of the same
 * search.
 */
export function sortedOut(
  proposed: readonly ProposedNail[],
  answers: readonly Answer[],
  photo: Size,
): { nails: NailGuide[]; doubts: ProposedNail[] } {
  const open = proposed.filter(
    ({ guide }) => !answers.some(({ about }) => isSameNail(guide, about, photo)),
  );
  return {
    nails: [
      ...open.flatMap(({ guide, question }) => (question ? [] : [guide])),
      ...answers.flatMap(({ nail }) => nail ?? []),
    ],
    doubts: open.filter(({ question }) => question),
  };
}
