import { LacquerError } from "@lacquer/contracts";
import { type DesignNail, estimateLight, type NailDesign, type NailTile, renderNails, tileBoundsOf } from "@lacquer/nails";
import sharp, { type OverlayOptions } from "sharp";
import type { ImageMaker, ImageRequest, MadeImage, MakeProgress } from "../maker.ts";
import { cropUri, decodeDrawing, decodePhoto, type RawPicture, referenceUri } from "./pictures.ts";

/** Shares of the work before and after the nails, of 1. */
const DECODED = 0.15;
const PAINTED = 0.85;

async function rasterise(tile: NailTile): Promise<OverlayOptions> {
  const { data, info } = await sharp(Buffer.from(tile.svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return {
    input: data,
    raw: { width: info.width, height: info.height, channels: 4 },
    left: tile.x,
    top: tile.y,
  };
}

/** Replaces each nail's drawing by the part of it that the nail's tile shows. */
async function withDrawings(
  design: NailDesign,
  request: ImageRequest,
  signal: AbortSignal,
): Promise<NailDesign> {
  const { photoWidth, photoHeight } = design;
  const shared = request.drawing ? await decodeDrawing(request.drawing, photoWidth, photoHeight) : null;
  const bounds = tileBoundsOf(design);
  const nails: DesignNail[] = [];
  for (const [i, nail] of design.nails.entries()) {
    signal.throwIfAborted();
    const own = request.nails[i]?.drawing;
    const drawing: RawPicture | null = own ? await decodeDrawing(own, photoWidth, photoHeight) : shared;
    const box = bounds[i];
    nails.push(drawing && box ? { ...nail, drawing: { href: await cropUri(drawing, box), ...box } } : nail);
  }
  return { ...design, nails };
}

async function describe(request: ImageRequest, photo: RawPicture, signal: AbortSignal): Promise<NailDesign> {
  const guides = request.nails.map(({ guide }) => guide);
  const longest = Math.max(...guides.map(({ length }) => length * photo.width * 2.2));
  const side = Math.round(Math.min(640, Math.max(64, longest)));
  const references: string[] = [];
  for (const reference of request.references) references.push(await referenceUri(reference, side));
  const nails: DesignNail[] = [];
  for (const { guide, reference } of request.nails) {
    nails.push(reference ? { guide, reference: await referenceUri(reference, side) } : { guide });
  }
  const design: NailDesign = {
    photoWidth: photo.width,
    photoHeight: photo.height,
    nails,
    settings: request.settings,
    weights: request.weights,
    prompt: request.prompt,
    references,
    seed: request.seed,
    imageIndex: request.imageIndex,
    light: estimateLight(photo, guides),
  };
  return withDrawings(design, request, signal);
}

async function make(request: ImageRequest, signal: AbortSignal, onProgress: MakeProgress): Promise<MadeImage> {
  signal.throwIfAborted();
  if (!request.photo) throw new LacquerError("photo_unreadable");
  const photo = await decodePhoto(request.photo);
  signal.throwIfAborted();
  const design = await describe(request, photo, signal);
  onProgress({ fraction: DECODED });
  const tiles = renderNails(design);
  const layers: OverlayOptions[] = [];
  for (const tile of tiles) {
    signal.throwIfAborted();
    layers.push(await rasterise(tile));
    onProgress({ fraction: DECODED + ((PAINTED - DECODED) * layers.length) / tiles.length });
  }
  signal.throwIfAborted();
  const { width, height, channels } = photo;
  const bytes = await sharp(photo.data, { raw: { width, height, channels } })
    .composite(layers)
    .webp({ quality: 90, effort: 2 })
    .toBuffer();
  onProgress({ fraction: 1 });
  return { bytes, contentType: "image/webp", width, height };
}

/**
 * The built-in renderer: paints the design's nails onto the photo, nail by nail. The same request gives the
 * same bytes. Throws `photo_unreadable` for a picture that cannot be decoded, and the signal's reason when
 * aborted, which is looked at between nails.
 */
export function createRenderer(): ImageMaker {
  // Many jobs run at once in a worker: one thread each and no cache keep memory and other jobs steady.
  sharp.concurrency(1);
  sharp.cache(false);
  return { name: "renderer", make };
}
