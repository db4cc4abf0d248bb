export * from "./design.ts";
export { displayGuides } from "./display/guides.ts";
export { DISPLAY_LIGHT, displayScene } from "./display/scene.ts";
export { type Hand, handOf } from "./hand/hands.ts";
export { nailOutline, type Point, silhouettePath } from "./geometry/outline.ts";
export { estimateLight, type Pixels } from "./light.ts";
export { changeRegionSvg, type MaskedDesign, nailsMaskSvg } from "./mask/mask.ts";
export { looksOf, renderNail, renderNails, tileBoundsOf } from "./render.ts";
export { type PaletteIdea, paletteIdeas } from "./paint/palette-ideas.ts";
export {
  type ReadPrompt,
  readPrompt,
  type UnderstoodWord,
  understoodWords,
} from "./words/prompt.ts";
export type { Picture } from "./picture.ts";
