export { useClearPictures, usePictures } from "./pictures.ts";
export { useDrawingPicture } from "./use-drawing-picture.ts";
