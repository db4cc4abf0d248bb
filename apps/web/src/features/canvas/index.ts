export { useDrawingPicture } from "./drawing/use-drawing-picture.ts";
export { useClearPictures, usePictures } from "./preview/pictures.ts";
export { Stage } from "./stage/Stage.tsx";
export { ToolRail } from "./stage/ToolRail.tsx";
