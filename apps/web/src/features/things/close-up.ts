import type { DesignSettings } from "@lacquer/contracts";
import { nailOutline, type NailDesign, renderNail, tileBoundsOf } from "@lacquer/nails";

/** The position of one nail in its close-up, with the tip up, in CSS pixels. */
export interface Bed {
  width: number;
  height: number;
  /** The width of the natural nail, followed by its length from the cuticle to the painted tip. */
  wide: number;
  long: number;
  /** The position of the cuticle's middle. */
  x: number;
  y: number;
  outline: string;
}

export type Layout = "column" | "sheet";

const WIDE_MOST = 180;
/**
 * The greatest height of the close-up. In a sheet it is small, because a finger needs the space beside and below the
 * nail for scrolling.
 */
const HIGH_MOST = { column: 330, sheet: 112 } as const;
const MARGIN = 24;

/** `ratio` is the natural nail's length divided by its width. */
export function bedOf(
  ratio: number,
  settings: Pick<DesignSettings, "nailShape" | "nailLength">,
  layout: Layout,
): Bed {
  const upright = { x: 0.5, y: 0.5, angle: 0, width: 0.01, length: 0.01 * ratio };
  // The photo is a hundred units wide, and the nail one unit.
  const points = nailOutline({ finger: "middle", ...upright }, settings, {
    width: 100,
    height: 100,
  });
  const top = Math.max(...points.map(([, y]) => 50 - y));
  const side = Math.max(0.5, ...points.map(([x]) => Math.abs(x - 50)));
  const wide = Math.min(WIDE_MOST, HIGH_MOST[layout] / top);
  const x = side * wide + MARGIN;
  const y = top * wide + MARGIN;
  const path = points.map(
    ([px, py]) => `${(x + (px - 50) * wide).toFixed(1)} ${(y + (py - 50) * wide).toFixed(1)}`,
  );
  return {
    width: 2 * x,
    height: y + MARGIN,
    wide,
    long: top * wide,
    x,
    y,
    outline: `M${path.join("L")}Z`,
  };
}

/** Paints the nail as the photo's preview does, and turns the canvas so that the tip is up. */
export function paintCloseUp(
  canvas: HTMLCanvasElement,
  design: NailDesign,
  index: number,
  bed: Bed,
) {
  const tile = renderNail(design, index);
  const bounds = tileBoundsOf(design, index);
  const guide = design.nails[index]?.guide;
  const context = canvas.getContext("2d");
  if (!tile || !bounds || !guide || !context) return;
  canvas.width = tile.width;
  canvas.height = tile.height;
  context.putImageData(new ImageData(tile.pixels, tile.width, tile.height), 0, 0);
  const scale = bed.wide / (guide.width * design.photoWidth);
  const [dx, dy] = [
    (guide.x * design.photoWidth - bounds.x) * scale,
    (guide.y * design.photoHeight - bounds.y) * scale,
  ];
  Object.assign(canvas.style, {
    left: `${bed.x - dx}px`,
    top: `${bed.y - dy}px`,
    width: `${tile.width * scale}px`,
    height: `${tile.height * scale}px`,
    transformOrigin: `${dx}px ${dy}px`,
    transform: `rotate(${-guide.angle}deg)`,
  });
  canvas.dataset["painted"] = String(Number(canvas.dataset["painted"] ?? 0) + 1);
}
