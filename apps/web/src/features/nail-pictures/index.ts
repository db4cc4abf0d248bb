export { pictureOf, useClearPictures, usePictures } from "./pictures.ts";
export { useDrawingPicture } from "./use-drawing-picture.ts";
export { isPenDown, setPenDown, whenPenUp } from "./pen-down.ts";
