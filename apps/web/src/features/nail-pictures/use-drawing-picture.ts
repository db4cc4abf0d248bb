import type { Picture } from "@lacquer/nails";
import { useEffect, useState } from "react";
import { paintStrokes } from "../draft/index.ts";
import type { DraftPhoto, Stroke } from "../tabs/index.ts";

type Size = Pick<DraftPhoto, "width" | "height">;

/** Enough for the preview, and small enough to make after every stroke. */
const PREVIEW_WIDTH = 1_024;

function pixelsOf(strokes: readonly Stroke[], photo: Size): Picture | null {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(Math.min(photo.width, PREVIEW_WIDTH)));
  canvas.height = Math.max(1, Math.round((canvas.width * photo.height) / photo.width));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return null;
  paintStrokes(context, strokes, photo, canvas.width);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** The drawing's pixels for the preview, a moment behind the strokes; null when nothing is drawn. */
export function useDrawingPicture(strokes: Stroke[], photo: Size | null): Picture | null {
  const [picture, setPicture] = useState<Picture | null>(null);
  const width = photo?.width ?? 0;
  const height = photo?.height ?? 0;
  const isEmpty = strokes.length === 0 || width === 0;

  useEffect(() => {
    if (isEmpty) return;
    // After the stroke itself is on the screen. Without a picture the strokes still lie over the nails.
    const timer = setTimeout(() => setPicture(pixelsOf(strokes, { width, height })));
    return () => clearTimeout(timer);
  }, [strokes, width, height, isEmpty]);

  return isEmpty ? null : picture;
}
