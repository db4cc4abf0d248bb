import type { NailTile } from "@lacquer/nails";
import sharp from "sharp";

/** A tile's pixels, RGBA and not premultiplied, valid until the next call. */
export type Rasterise = (tile: NailTile) => Promise<Uint8Array | Uint8ClampedArray>;

/** By librsvg, inside sharp: on every machine. */
export function librsvg(): Rasterise {
  return (tile) => sharp(Buffer.from(tile.svg)).ensureAlpha().raw().toBuffer();
}

type Skia = typeof import("@napi-rs/canvas");

let loading: Promise<Skia | null> | undefined;

/** Only with the first image, so that a process that makes none goes without 35 MB; null where it was not built. */
function loadSkia(): Promise<Skia | null> {
  loading ??= import("@napi-rs/canvas").catch(() => null);
  return loading;
}

/**
 * By Skia, which takes a third of librsvg's time and is what Chromium draws the preview with; all tiles on one canvas
 * of the largest one's size. Null on machines that it is not built for.
 */
export async function skia(tiles: readonly NailTile[]): Promise<Rasterise | null> {
  const library = await loadSkia();
  if (!library || tiles.length === 0) return null;
  const canvas = library.createCanvas(
    Math.max(...tiles.map(({ width }) => width)),
    Math.max(...tiles.map(({ height }) => height)),
  );
  const context = canvas.getContext("2d");
  // One for all: the memory of pictures left to the collector adds up, for it does not know how large they are.
  const picture = new library.Image();
  return async ({ svg, width, height }) => {
    picture.src = Buffer.from(svg);
    await picture.decode();
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0);
    return context.getImageData(0, 0, width, height).data;
  };
}
