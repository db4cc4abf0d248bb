import type { Stroke } from "../../tabs/index.ts";
import { type Size, STROKE_SPACE, strokePath } from "./stroke-path.ts";

/** Paints strokes in order onto a transparent canvas whose photo is `width` pixels wide; erasers remove paint. */
export function paintStrokes(
  context: CanvasRenderingContext2D,
  strokes: readonly Stroke[],
  photo: Size,
  width: number,
) {
  const scale = width / STROKE_SPACE;
  context.save();
  context.scale(scale, scale);
  for (const stroke of strokes) {
    context.globalCompositeOperation = stroke.erase ? "destination-out" : "source-over";
    context.fillStyle = stroke.color;
    context.fill(strokePath(stroke, photo));
  }
  context.restore();
}

/** The drawing as a transparent PNG, `width` pixels wide and with the photo's proportions. */
export async function rasterize(
  strokes: readonly Stroke[],
  photo: Size,
  width: number,
): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width);
  canvas.height = Math.round((width * photo.height) / photo.width);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser has no canvas to draw on.");
  paintStrokes(context, strokes, photo, canvas.width);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) =>
      blob ? resolve(blob) : reject(new Error("The drawing could not be saved as a picture.")),
    );
  });
}
