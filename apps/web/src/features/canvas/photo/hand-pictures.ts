import type { HandPose, Skin } from "@lacquer/contracts";
import wideFair from "@lacquer/nails/hands/wide-fair.webp";
import wideLight from "@lacquer/nails/hands/wide-light.webp";
import wideMedium from "@lacquer/nails/hands/wide-medium.webp";
import wideBrown from "@lacquer/nails/hands/wide-brown.webp";
import wideDeep from "@lacquer/nails/hands/wide-deep.webp";
import uprightFair from "@lacquer/nails/hands/upright-fair.webp";
import uprightLight from "@lacquer/nails/hands/upright-light.webp";
import uprightMedium from "@lacquer/nails/hands/upright-medium.webp";
import uprightBrown from "@lacquer/nails/hands/upright-brown.webp";
import uprightDeep from "@lacquer/nails/hands/upright-deep.webp";
import skinFair from "@lacquer/nails/hands/skin-fair.webp";
import skinLight from "@lacquer/nails/hands/skin-light.webp";
import skinMedium from "@lacquer/nails/hands/skin-medium.webp";
import skinBrown from "@lacquer/nails/hands/skin-brown.webp";
import skinDeep from "@lacquer/nails/hands/skin-deep.webp";

/** The small pictures in the choice of skin tones. */
export const SKIN_PICTURES: Readonly<Record<Skin, string>> = {
  fair: skinFair,
  light: skinLight,
  medium: skinMedium,
  brown: skinBrown,
  deep: skinDeep,
};

/** The addresses of the rendered hands. The worker paints on the same files. */
const PICTURES: Readonly<Record<HandPose, Readonly<Record<Skin, string>>>> = {
  wide: {
    fair: wideFair,
    light: wideLight,
    medium: wideMedium,
    brown: wideBrown,
    deep: wideDeep,
  },
  upright: {
    fair: uprightFair,
    light: uprightLight,
    medium: uprightMedium,
    brown: uprightBrown,
    deep: uprightDeep,
  },
};

export function handUrl({ pose, skin }: { pose: HandPose; skin: Skin }): string {
  return PICTURES[pose][skin];
}
