import type { TipLine } from "@lacquer/craft";
import { nailName } from "../../names/index.ts";

/**
 * Returns "Left ring nail". A design of one hand has tips for both hands, so the hand is read from the tip and not from
 * the nail.
 */
export const tipName = ({ guide, hand }: TipLine): string =>
  nailName({ ...guide, hand: hand ?? undefined });
