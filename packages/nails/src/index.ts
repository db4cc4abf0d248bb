export * from "./design.ts";
export { displayGuides } from "./display/guides.ts";
export { DISPLAY_LIGHT, displayScene } from "./display/scene.ts";
export { type Hand, handOf } from "./hand/hands.ts";
export { nailOutline, naturalOf, type Point, silhouettePath } from "./geometry/outline.ts";
export { nailProfile } from "./geometry/profile.ts";
export { type Mark, marksOf } from "./painter/marks.ts";
export type { NailLook } from "./variation.ts";
export { estimateLight } from "./light.ts";
export { changeRegionSvg, type MaskedDesign, nailsMaskSvg } from "./mask/mask.ts";
export { nailsBox } from "./mask/nails-box.ts";
export {
  type Balance,
  balanceBy,
  balanced,
  balanceFor,
  rebalance,
  tintedBy,
} from "./photo/balance.ts";
export { whitePatch, type WhiteFault } from "./photo/white-patch.ts";
export { type PhotoReading, readPhoto } from "./photo/reading.ts";
export type { Pixels } from "./photo/samples.ts";
export { looksOf, renderInStrips, renderNail, renderNails, tileBoundsOf } from "./render.ts";
export { type PaletteIdea, paletteIdeas } from "./paint/palette-ideas.ts";
export { hashText } from "./paint/random.ts";
export {
  type ReadPrompt,
  readPrompt,
  type UnderstoodWord,
  understoodWords,
} from "./words/prompt.ts";
export type { Picture } from "./picture.ts";
export { toLab } from "./paint/color.ts";
export { readLook, type SeenLook } from "./reading/read-look.ts";
