import type { NailGuide } from "@lacquer/contracts";
import type { Picture } from "@lacquer/nails";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { type Drawing, paintDrawing, settingsOf } from "../draft/index.ts";
import type { DraftPhoto, Stroke } from "../tabs/index.ts";
import { whenPenUp } from "./pen-down.ts";

type Size = Pick<DraftPhoto, "width" | "height">;

/** Wide enough for the preview, and small enough to be painted after every stroke. */
const PREVIEW_WIDTH = 1_024;
/** Strokes that follow each other within this time are painted together. */
const REST_MS = 120;

/** A drawing's pixels, and the strokes that they show. */
export interface DrawingPicture {
  picture: Picture;
  strokes: ReadonlySet<Stroke>;
}

function pixelsOf(drawing: Drawing, photo: Size): Picture | null {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(Math.min(photo.width, PREVIEW_WIDTH)));
  canvas.height = Math.max(1, Math.round((canvas.width * photo.height) / photo.width));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  paintDrawing(context, drawing, photo, canvas.width);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** Returns a key for the nails' outlines. They change the pixels only if a stroke is limited to a nail. */
function edgesOf({ strokes, nails, settings }: Drawing): string {
  if (!strokes.some(({ inside }) => inside)) return "";
  const edge = ({ x, y, angle, width, length, ...nail }: NailGuide) => {
    const { nailShape, nailLength } = settingsOf({ ...nail, x, y, angle, width, length }, settings);
    return [x, y, angle, width, length, nailShape, nailLength];
  };
  return JSON.stringify(nails.map(edge));
}

/**
 * Returns the drawing's pixels for the preview; null if nothing is drawn. The pixels follow the strokes after a moment,
 * and are never painted while a stroke is being drawn.
 */
export function useDrawingPicture(drawing: Drawing, photo: Size | null): DrawingPicture | null {
  const [made, setMade] = useState<DrawingPicture | null>(null);
  const width = photo?.width ?? 0;
  const height = photo?.height ?? 0;
  const { strokes, layers } = drawing;
  const isEmpty = strokes.length === 0 || width === 0;
  // Depends only on the nails' edges, so that changing a colour does not paint the drawing again.
  const edges = isEmpty ? "" : edgesOf(drawing);
  const newest = useRef(drawing);
  useLayoutEffect(() => {
    newest.current = drawing;
  });

  useEffect(() => {
    if (isEmpty) return;
    const make = () => {
      const picture = pixelsOf(newest.current, { width, height });
      setMade(picture && { picture, strokes: new Set(strokes) });
    };
    // The pixels are painted only after the stroke itself is on the screen. Until then, the strokes are shown above the
    // nails.
    let callOff = () => {};
    const timer = setTimeout(() => {
      callOff = whenPenUp(make);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      callOff();
    };
  }, [strokes, layers, edges, width, height, isEmpty]);

  return isEmpty ? null : made;
}
