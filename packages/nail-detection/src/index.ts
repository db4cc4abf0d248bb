export { fitDrag, fitNail, fitTap, type NailFit, type NailPlace } from "./fit.ts";
export { type FoundNail, type HandJoints, isSameHand, nailsOfHand, nailStarts } from "./hand.ts";
export { naturalOutline } from "./natural.ts";
export { type NailNet, nailNet, unpackNet } from "./net.ts";
export { spotNails } from "./sweep.ts";
export { nailsApart, proposeNails, type Sighting } from "./propose.ts";
export { type PhotoPixels, type PreparedPhoto, preparePhoto } from "./photo.ts";
