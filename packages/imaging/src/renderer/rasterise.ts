import type { NailTile } from "@lacquer/nails";
import sharp from "sharp";

/** A tile's pixels, RGBA and not premultiplied, valid until the next call. */
export type Rasterise = (tile: NailTile) => Promise<Uint8Array | Uint8ClampedArray>;

/** With librsvg, inside sharp: it works on every machine. */
export function librsvg(): Rasterise {
  return (tile) => sharp(Buffer.from(tile.svg)).ensureAlpha().raw().toBuffer();
}

/** Skia's library, loaded with the first image, so that a process that makes none saves 35 MB. */
export const loadSkia = () => import("@napi-rs/canvas");

type Skia = Awaited<ReturnType<typeof loadSkia>>;

/**
 * With Skia, which takes a third of librsvg's time and draws the preview in Chromium. All tiles use one canvas of the
 * largest tile's size.
 */
export function skia(library: Skia, tiles: readonly NailTile[]): Rasterise {
  const canvas = library.createCanvas(
    Math.max(1, ...tiles.map(({ width }) => width)),
    Math.max(1, ...tiles.map(({ height }) => height)),
  );
  const context = canvas.getContext("2d");
  // One image object for all: the garbage collector does not know how large pictures are, so their memory would add
  // up.
  const picture = new library.Image();
  return async ({ svg, width, height }) => {
    picture.src = Buffer.from(svg);
    await picture.decode();
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0);
    return context.getImageData(0, 0, width, height).data;
  };
}

/** Chooses how the tiles of one image become pixels. */
export type ChooseRasteriser = (tiles: readonly NailTile[]) => Promise<Rasterise>;

/** Skia, or librsvg when Skia cannot be loaded; then `onMissing` is called once with the reason. */
export function createRasteriserChoice(
  onMissing: (reason: unknown) => void,
  load: () => Promise<Skia> = loadSkia,
): ChooseRasteriser {
  let loading: Promise<Skia | null> | undefined;
  return async (tiles) => {
    loading ??= load().catch((reason: unknown) => {
      onMissing(reason);
      return null;
    });
    const library = await loading;
    return library ? skia(library, tiles) : librsvg();
  };
}
