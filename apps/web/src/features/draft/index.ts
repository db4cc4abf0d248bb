export { onWhiteWanted, wantWhite } from "./white-wanted.ts";
export { LIGHT_COLORS, seeIn, type SeenLight, SEEN_LIGHTS, useSeenLight } from "./seen-light.ts";
export { changeWork } from "./change-work.ts";
export { chooseHand, handOnStage, type ShownHand, useHandOnStage } from "./hand.ts";
export { asFinger, dressed, fingersAsNails, handNails, wearable } from "./fingers.ts";
export { hasUploads } from "./has-uploads.ts";
export type { Influence } from "./influence.ts";
export { photoArrived, refusePhoto } from "./photo/kept-photo.ts";
export { onNewPhoto, tellNewPhoto } from "./photo/new-photo.ts";
export {
  dropUpload,
  placePhoto,
  resumePhoto,
  retryUpload,
  startUpload,
} from "./photo/photo-upload.ts";
export { type PhotoUpload, readUpload, usePhotoUpload } from "./photo/upload-store.ts";
export { paintedSettings, usePaintedSettings } from "./prompt-reader.ts";
export { readTab, useTab } from "./read-tab.ts";
export {
  type Arriving,
  dismissArriving,
  useArrivingReferences,
} from "./references/arriving-references.ts";
export { lookOfPicture, onLookWanted } from "./references/look-reader.ts";
export {
  moveReference,
  removeReference,
  setReferenceWeight,
} from "./references/reference-actions.ts";
export {
  addReferences,
  refuseReference,
  resumeReference,
  sendReference,
} from "./references/upload-references.ts";
export {
  changeOnlyThisNail,
  onlyNailOf,
  selectNail,
  useOnlyThisNail,
  useSelectedNail,
} from "./selection.ts";
export {
  changeLight,
  changeSettings,
  changeWhiteBalance,
  changeWhitePoint,
  withoutWhite,
  resetNail,
  setNailReference,
  settingsOf,
} from "./settings.ts";
export { allLayers, hasDrawing, layerIdOf, PHOTO_LAYER, shownLayers } from "./strokes/layers.ts";
export { touchesApart, marksAt } from "./strokes/marks.ts";
export { nailOfLayer, outlinesOf } from "./strokes/nail-of-layer.ts";
export { type Drawing, paintDrawing } from "./strokes/paint-strokes.ts";
export { lineOptions, STROKE_SPACE } from "./strokes/stroke-path.ts";
export { walkAlong } from "./strokes/walk.ts";
export { drawingBlob, flushDrawing } from "./strokes/upload-drawing.ts";
