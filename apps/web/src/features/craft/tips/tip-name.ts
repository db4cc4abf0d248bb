import type { TipLine } from "@lacquer/craft";
import { nailName } from "../../names/index.ts";

/** Returns "Left ring nail". A design of one hand has tips for both, so the hand comes from the tip. */
export const tipName = ({ guide, hand }: TipLine): string =>
  nailName({ ...guide, hand: hand ?? undefined });
