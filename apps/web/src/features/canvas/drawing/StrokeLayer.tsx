import { useLayoutEffect, useRef } from "react";
import { type Drawing, paintDrawing } from "../../draft/index.ts";
import type { Stroke } from "../../tabs/index.ts";
import type { Size } from "../view/geometry.ts";
import type { Rect } from "../view/viewport.ts";
import styles from "./stroke-layer.module.css";

/** The opacity of strokes outside the nails, which the finished image will not show. */
const OUTSIDE = 0.32;

interface Props {
  drawing: Drawing;
  /** The nails' outlines in stage pixels. If the list is empty, the whole drawing is opaque. */
  outlines: readonly string[];
  /** The strokes that the preview has already painted on the nails; null = the preview shows no drawing. */
  painted: ReadonlySet<Stroke> | null;
  /** Only the photo shows to the left of this x (in stage pixels); null = the drawing shows everywhere. */
  cut: number | null;
  rect: Rect;
  stage: Size;
}

/**
 * The drawing over the photo. It is faded beside the nails. On the nails it is opaque, and it goes away once the preview
 * has painted it there.
 */
export function StrokeLayer({ drawing, outlines, painted, cut, rect, stage }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);

  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const ratio = Math.min(2, window.devicePixelRatio);
    context.canvas.width = Math.round(stage.width * ratio);
    context.canvas.height = Math.round(stage.height * ratio);
    if (drawing.strokes.length === 0) return;
    const toPhoto = () =>
      context.setTransform(ratio, 0, 0, ratio, rect.left * ratio, rect.top * ratio);
    toPhoto();
    paintDrawing(context, drawing, rect, rect.width);
    if (outlines.length === 0) return;
    const nails = new Path2D(outlines.join(""));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    fadeOutside(context, nails, stage, painted !== null);
    const fresh = painted && drawing.strokes.filter((one) => !one.erase && !painted.has(one));
    if (!fresh || fresh.length === 0) return;
    context.clip(nails);
    toPhoto();
    paintDrawing(context, { ...drawing, strokes: fresh }, rect, rect.width);
  }, [drawing, outlines, painted, rect, stage]);

  return (
    <canvas
      ref={canvas}
      className={styles.layer}
      style={cut === null ? undefined : { clipPath: `inset(0 0 0 ${Math.max(0, cut)}px)` }}
      aria-hidden="true"
      data-strokes
    />
  );
}

function fadeOutside(
  context: CanvasRenderingContext2D,
  nails: Path2D,
  stage: Size,
  clearNails: boolean,
) {
  const beside = new Path2D(nails);
  beside.rect(0, 0, stage.width, stage.height);
  context.globalCompositeOperation = "destination-out";
  context.globalAlpha = 1 - OUTSIDE;
  context.fill(beside, "evenodd");
  context.globalAlpha = 1;
  if (clearNails) context.fill(nails);
  context.globalCompositeOperation = "source-over";
}
