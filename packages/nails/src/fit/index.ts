export { fitDrag, fitNail, fitTap, type NailFit, type NailPlace, spotNails } from "./fit.ts";
export {
  type FoundNail,
  type HandJoints,
  isSameHand,
  nailsOfHand,
  nailStarts,
  proposeNails,
} from "./hand.ts";
export { naturalOutline } from "./natural.ts";
export { type NailNet, nailNet, unpackNet } from "./net.ts";
export { type PhotoPixels, type PreparedPhoto, preparePhoto } from "./photo.ts";
