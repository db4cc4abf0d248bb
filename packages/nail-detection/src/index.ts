export { fitDrag } from "./fit-drag.ts";
export type { NailFit } from "./certainty.ts";
export { fitNail } from "./fit-nail.ts";
export { type ExpectedNail, fitTap } from "./fit-tap.ts";
export { type NailPlace, turnedPlace } from "./nail-place.ts";
export {
  type FoundNail,
  type HandJoints,
  isSameHand,
  nailsOfHand,
  nailStarts,
} from "./hand-joints.ts";
export { naturalOutline } from "./natural-outline.ts";
export { type NailNet, nailNet } from "./nail-net.ts";
export { spotNails } from "./sweep-photo.ts";
export {
  mergeSightings,
  nailsApart,
  type ProposedNail,
  type Question,
  type Sighting,
} from "./merge-sightings.ts";
export { type PhotoPixels, type PreparedPhoto, preparePhoto } from "./photo-crop.ts";
