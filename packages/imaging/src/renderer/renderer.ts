import { PAINTER_EDITION } from "@lacquer/contracts";
import {
  type DesignNail,
  type NailDesign,
  type NailTile,
  type Picture,
  renderInStrips,
  tileBoundsOf,
} from "@lacquer/nails";
import sharp from "sharp";
import { xmpOf } from "../marks/xmp.ts";
import {
  ABILITIES,
  type ImageBytes,
  type ImageProvider,
  type ImageRequest,
  type MadeImage,
  type MakeProgress,
} from "../image-provider.ts";
import { type Ground, prepareGround } from "./ground.ts";
import {
  cropped,
  decodeDecal,
  decodeDrawing,
  decodeReference,
  type RawPicture,
} from "./pictures.ts";

/** The share of the whole work that is done before the first nail is painted. */
const PREPARED = 0.15;
/** The share of the whole work that is done after the last nail is painted. */
const PAINTED = 0.85;

/**
 * Draws a tile over the pixels of the picture in place, because an image library would process the whole photo for
 * every nail.
 */
function lay(tile: NailTile, picture: RawPicture): void {
  const { data, width, channels } = picture;
  const over = tile.pixels;
  for (let y = 0; y < tile.height; y++) {
    let to = ((tile.y + y) * width + tile.x) * channels;
    let from = y * tile.width * 4;
    for (let x = 0; x < tile.width; x++, to += channels, from += 4) {
      const alpha = over[from + 3] ?? 0;
      if (alpha === 0) continue;
      const red = over[from] ?? 0;
      const green = over[from + 1] ?? 0;
      const blue = over[from + 2] ?? 0;
      if (alpha === 255) {
        data[to] = red;
        data[to + 1] = green;
        data[to + 2] = blue;
        continue;
      }
      const left = 255 - alpha;
      data[to] = ((data[to] ?? 0) * left + red * alpha + 127) / 255;
      data[to + 1] = ((data[to + 1] ?? 0) * left + green * alpha + 127) / 255;
      data[to + 2] = ((data[to + 2] ?? 0) * left + blue * alpha + 127) / 255;
    }
  }
}

/** Crops each nail's drawing to the part that the nail's tile shows. */
async function withDrawings(
  design: NailDesign,
  request: ImageRequest,
  signal: AbortSignal,
): Promise<NailDesign> {
  const { photoWidth, photoHeight } = design;
  const shared = request.drawing
    ? await decodeDrawing(request.drawing, photoWidth, photoHeight)
    : null;
  const nails: DesignNail[] = [];
  for (const [i, nail] of design.nails.entries()) {
    signal.throwIfAborted();
    const own = request.nails[i]?.drawing;
    const drawing: RawPicture | null = own
      ? await decodeDrawing(own, photoWidth, photoHeight)
      : shared;
    const box = drawing ? tileBoundsOf(design, i) : null;
    nails.push(
      drawing && box ? { ...nail, drawing: { pixels: cropped(drawing, box), ...box } } : nail,
    );
  }
  return { ...design, nails };
}

/** The longest side of a decoded decal, enough for a decal that fills a nail of a large photo. */
const DECAL_SIDE = 512;

/** Adds the decals to each nail. Every picture is decoded once, however often it is used. */
async function withDecals(design: NailDesign, request: ImageRequest): Promise<NailDesign> {
  const decoded = new Map<ImageBytes, Picture>();
  const nails: DesignNail[] = [];
  for (const [i, nail] of design.nails.entries()) {
    const given = request.nails[i]?.decals ?? [];
    for (const bytes of given)
      if (bytes && !decoded.has(bytes)) decoded.set(bytes, await decodeDecal(bytes, DECAL_SIDE));
    const decals = given.map((bytes) => (bytes ? (decoded.get(bytes) ?? null) : null));
    nails.push(decals.length > 0 ? { ...nail, decals } : nail);
  }
  return { ...design, nails };
}

async function describe(
  request: ImageRequest,
  ground: Ground,
  signal: AbortSignal,
): Promise<NailDesign> {
  const { picture, guides, light } = ground;
  const longest = Math.max(...guides.map(({ length }) => length * picture.width * 2.2));
  const side = Math.round(Math.min(640, Math.max(64, longest)));
  const references: Picture[] = [];
  for (const reference of request.references)
    references.push(await decodeReference(reference, side));
  const nails: DesignNail[] = [];
  for (const [i, guide] of guides.entries()) {
    const reference = request.nails[i]?.reference;
    nails.push(
      reference ? { guide, reference: await decodeReference(reference, side) } : { guide },
    );
  }
  const design: NailDesign = {
    photoWidth: picture.width,
    photoHeight: picture.height,
    nails,
    settings: request.settings,
    weights: request.weights,
    prompt: request.prompt,
    references,
    seed: request.seed,
    variationSeed: request.variationSeed,
    imageIndex: request.imageIndex,
    variation: request.variation,
    light,
  };
  return withDrawings(await withDecals(design, request), request, signal);
}

/** Lets the process do other work, because each strip of a nail blocks the process for some milliseconds. */
const breathe = (): Promise<void> => new Promise((done) => setImmediate(done));

/** Paints one nail, and lets other work run before each strip. */
async function paintNail(
  design: NailDesign,
  index: number,
  signal: AbortSignal,
): Promise<NailTile | null> {
  const strips = renderInStrips(design, index);
  for (;;) {
    await breathe();
    signal.throwIfAborted();
    const { done, value } = strips.next();
    if (done) return value;
  }
}

/**
 * Paints the design's nails onto the photo, one after another. The same request gives the same bytes. Throws
 * `photo_unreadable` for a picture that cannot be decoded. Throws the signal's reason when aborted; the signal is
 * checked between strips.
 */
export async function paint(
  request: ImageRequest,
  signal: AbortSignal,
  onProgress: MakeProgress,
): Promise<MadeImage> {
  signal.throwIfAborted();
  const ground = await prepareGround(request);
  signal.throwIfAborted();
  const design = await describe(request, ground, signal);
  onProgress({ fraction: PREPARED });
  const count = design.nails.length;
  for (let i = 0; i < count; i++) {
    const tile = await paintNail(design, i, signal);
    if (tile) lay(tile, ground.picture);
    onProgress({ fraction: PREPARED + ((PAINTED - PREPARED) * (i + 1)) / count });
  }
  signal.throwIfAborted();
  const { data, width, height, channels } = ground.picture;
  // The image is a JPEG. WebP is half as large, but took more time than everything else together and lost twice as much
  // detail.
  const file = sharp(data, { raw: { width, height, channels } }).jpeg({
    quality: 92,
    chromaSubsampling: "4:4:4",
    optimiseCoding: false,
  });
  const source = request.photo ? "compositeSynthetic" : "digitalCreation";
  if (request.about) file.withXmp(xmpOf({ ...request.about, source, aiSystem: null }));
  const bytes = await file.toBuffer();
  onProgress({ fraction: 1 });
  return { bytes, contentType: "image/jpeg", width, height };
}

/** The built-in renderer as an image provider. */
export function createRenderer(): ImageProvider {
  // Many jobs run at once in a worker. One thread for each job and no cache keep the memory steady and leave processor
  // time for the others.
  sharp.concurrency(1);
  sharp.cache(false);
  return {
    name: "renderer",
    can: ABILITIES.renderer,
    edition: PAINTER_EDITION,
    aiSystem: null,
    make: paint,
  };
}
