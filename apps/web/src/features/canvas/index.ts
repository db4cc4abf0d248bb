export { type NailPlace, strokesOnNail } from "./drawing/nail-strokes.ts";
export { handUrl } from "./photo/hand-pictures.ts";
export { Stage } from "./stage/Stage.tsx";
export { ToolButton } from "./stage/ToolButton.tsx";
export { ToolRail } from "./stage/ToolRail.tsx";
export { ViewButtons } from "./stage/ViewButtons.tsx";
export { fromNail, toNail } from "./view/geometry.ts";
export { panGesture } from "./view/pan-gesture.ts";
export { useElementSize } from "./view/use-element-size.ts";
export { useStagePointer } from "./view/use-stage-pointer.ts";
export { useWheel, type ViewControl } from "./view/use-view.ts";
export {
  fittedSize,
  holdAt,
  openRoom,
  panBy,
  photoRect,
  placed,
  settle,
  type View,
  WHOLE,
  zoomAt,
} from "./view/viewport.ts";
