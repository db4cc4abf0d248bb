import { useLayoutEffect, useRef } from "react";
import { paintStrokes } from "../../draft/index.ts";
import type { Stroke } from "../../tabs/index.ts";
import type { Size } from "../view/geometry.ts";
import type { Rect } from "../view/viewport.ts";
import styles from "./stroke-layer.module.css";

/** The opacity of strokes beside the nails, which the image will not show. */
const OUTSIDE = 0.32;

interface Props {
  strokes: readonly Stroke[];
  /** The stroke being drawn. */
  unfinished: Stroke | null;
  /** The nails' outlines in stage pixels. Without any, the whole drawing is opaque. */
  outlines: readonly string[];
  /** True when the preview paints the strokes on the nails itself. */
  painted: boolean;
  /** Left of this stage pixel only the photo shows; null = nowhere. */
  cut: number | null;
  rect: Rect;
  stage: Size;
}

/** The drawing over the photo: opaque on the nails, faded beside them. */
export function StrokeLayer({ strokes, unfinished, outlines, painted, cut, rect, stage }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);

  useLayoutEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    const ratio = Math.min(2, window.devicePixelRatio);
    context.canvas.width = Math.round(stage.width * ratio);
    context.canvas.height = Math.round(stage.height * ratio);
    const all = unfinished ? [...strokes, unfinished] : strokes;
    if (all.length === 0) return;
    context.setTransform(ratio, 0, 0, ratio, rect.left * ratio, rect.top * ratio);
    paintStrokes(context, all, rect, rect.width);
    if (outlines.length > 0) fadeOutside(context, outlines, stage, ratio, painted);
  }, [strokes, unfinished, outlines, painted, rect, stage]);

  return (
    <canvas
      ref={canvas}
      className={styles.layer}
      style={cut === null ? undefined : { clipPath: `inset(0 0 0 ${Math.max(0, cut)}px)` }}
      aria-hidden="true"
    />
  );
}

function fadeOutside(
  context: CanvasRenderingContext2D,
  outlines: readonly string[],
  stage: Size,
  ratio: number,
  painted: boolean,
) {
  const nails = new Path2D(outlines.join(""));
  const beside = new Path2D(nails);
  beside.rect(0, 0, stage.width, stage.height);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.globalCompositeOperation = "destination-out";
  context.globalAlpha = 1 - OUTSIDE;
  context.fill(beside, "evenodd");
  context.globalAlpha = 1;
  if (painted) context.fill(nails);
  context.globalCompositeOperation = "source-over";
}
