export { fitDrag } from "./fit-drag.ts";
export { fitNail, type NailFit } from "./fit-nail.ts";
export { type ExpectedNail, fitTap } from "./fit-tap.ts";
export type { NailPlace } from "./nail-place.ts";
export {
  type FoundNail,
  type HandJoints,
  isSameHand,
  nailsOfHand,
  nailStarts,
} from "./hand-joints.ts";
export { naturalOutline } from "./natural-outline.ts";
export { type NailNet, nailNet, unpackNet } from "./network.ts";
export { spotNails } from "./sweep-photo.ts";
export { nailsApart, mergeSightings, type Sighting } from "./merge-sightings.ts";
export { type PhotoPixels, type PreparedPhoto, preparePhoto } from "./photo-crop.ts";
