import { type DesignSettings, type NailGuide, UPLOAD_SIDE_MAX } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { digestOf } from "../../../platform/digest.ts";
import type { DrawingLayer, Stroke } from "../../tabs/index.ts";
import { shownLayers } from "./layers.ts";
import { nailOfLayer, outlinesOf } from "./nail-of-layer.ts";
import { fillingsOf, type Size, STROKE_SPACE } from "./stroke-path.ts";

/** A drawing, with the outlines of the nails that limit some of its strokes. */
export interface Drawing {
  strokes: readonly Stroke[];
  layers: readonly DrawingLayer[];
  nails: readonly NailGuide[];
  settings: DesignSettings;
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/**
 * Returns the nail's outline for each layer, as a path in STROKE_SPACE units. A layer of the photo, or of a nail that
 * no longer exists, has no outline.
 */
function edgesOf({ strokes, layers, nails, settings }: Drawing, photo: Size): Map<string, Path2D> {
  const edges = new Map<string, Path2D>();
  if (!strokes.some(({ inside }) => inside)) return edges;
  const space = { width: STROKE_SPACE, height: (STROKE_SPACE * photo.height) / photo.width };
  const outlines = outlinesOf(nails, settings, space);
  for (const layer of layers) {
    const outline = outlines[nailOfLayer(layer, outlines, space) ?? -1];
    if (outline)
      edges.set(layer.id, new Path2D(`M${outline.map(([x, y]) => `${x} ${y}`).join("L")}Z`));
  }
  return edges;
}

function paintStroke(context: Context, stroke: Stroke, photo: Size, edge: Path2D | undefined) {
  const isKeptIn = stroke.inside === true && edge !== undefined;
  if (isKeptIn) {
    context.save();
    context.clip(edge);
  }
  context.globalCompositeOperation = stroke.erase ? "destination-out" : "source-over";
  context.fillStyle = stroke.color;
  for (const { path, alpha } of fillingsOf(stroke, photo)) {
    context.globalAlpha = alpha * (stroke.opacity ?? 1);
    context.fill(path);
  }
  if (isKeptIn) context.restore();
}

/**
 * Paints onto a transparent canvas whose photo is `width` pixels wide. Erasers remove only the paint of their own
 * layer.
 */
export function paintDrawing(context: Context, drawing: Drawing, photo: Size, width: number) {
  const scale = width / STROKE_SPACE;
  const edges = edgesOf(drawing, photo);
  const paint = (on: Context, layerId: string, strokes: readonly Stroke[]) => {
    on.save();
    on.scale(scale, scale);
    for (const stroke of strokes) paintStroke(on, stroke, photo, edges.get(layerId));
    on.restore();
  };
  for (const [index, { layer, strokes }] of shownLayers(
    drawing.strokes,
    drawing.layers,
  ).entries()) {
    const isFaded = layer.opacity !== undefined;
    const rubsOut = index > 0 && strokes.some(({ erase }) => erase);
    if (isFaded || rubsOut)
      apart(context, layer.opacity ?? 1, (on) => paint(on, layer.id, strokes));
    else paint(context, layer.id, strokes);
  }
}

/** Paints on a separate canvas first, which is then laid over the earlier paint. */
function apart(context: Context, opacity: number, paint: (on: Context) => void) {
  const { width, height } = context.canvas;
  const sheet = new OffscreenCanvas(width, height);
  const on = sheet.getContext("2d");
  if (!on) throw new Error("This browser has no canvas to draw on.");
  on.setTransform(context.getTransform());
  paint(on);
  context.save();
  context.resetTransform();
  context.globalAlpha = opacity;
  context.drawImage(sheet, 0, 0);
  context.restore();
}

/** Returns the size of the photo's working copy. */
function sentSize({ width, height }: Size): Size {
  const scale = Math.min(1, UPLOAD_SIDE_MAX / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** Returns the drawing as a transparent PNG. */
export async function rasterize(drawing: Drawing, photo: Size): Promise<Blob> {
  const canvas = Object.assign(document.createElement("canvas"), sentSize(photo));
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser has no canvas to draw on.");
  paintDrawing(context, drawing, photo, canvas.width);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) =>
      blob ? resolve(blob) : reject(new Error(t`The drawing could not be saved as a picture.`)),
    );
  });
}

/** Returns a key for a drawing. Drawings that look different have different keys. */
export function keyOf({ strokes, layers, nails, settings }: Drawing, photo: Size): string {
  const { width, height } = sentSize(photo);
  const parts: unknown[] = [strokes, width, height];
  if (layers.length > 0) parts.push(layers);
  if (strokes.some(({ inside }) => inside)) {
    const outlines = outlinesOf(nails, settings, photo);
    parts.push(layers.map((layer) => outlines[nailOfLayer(layer, outlines, photo) ?? -1] ?? null));
  }
  return `drawing-${digestOf(JSON.stringify(parts))}`;
}
