import { decalPictures, type NailGuide } from "@lacquer/contracts";
import {
  balanced,
  balanceFor,
  estimateLight,
  handOf,
  type Light,
  type NailDesign,
  type Picture,
  readPhoto,
  rebalance,
  renderNail,
} from "@lacquer/nails";
import { handUrl } from "../canvas/index.ts";
import { drawingBlob, handNails, handOnStage } from "../draft/index.ts";
import { pictureOf } from "../nail-pictures/index.ts";
import { pictureBlob } from "../outbox/index.ts";
import type { DraftTab } from "../tabs/index.ts";

/** The colour behind a drawn hand, whose picture has a transparent background. */
const GROUND = "#fbf8f3";
const QUALITY = 0.92;

/** What the nails are painted on. */
interface Ground {
  canvas: OffscreenCanvas;
  nails: readonly NailGuide[];
  light: Light;
}

/**
 * Paints the design on its photo or hand, with the nails of the preview, and returns it as JPEG. The picture has the photo's
 * own size, but is at most `widest` pixels wide.
 */
export async function paintPicture(tab: DraftTab, widest = Infinity): Promise<Blob> {
  const { canvas, nails, light } = await (tab.originalImage
    ? photoGround(tab, tab.originalImage.url, widest)
    : handGround(tab, widest));
  const context = contextOf(canvas);
  const design = await designOf(tab, { canvas, nails, light });
  for (const [index] of nails.entries()) {
    const tile = renderNail(design, index);
    if (!tile) continue;
    const sheet = new OffscreenCanvas(tile.width, tile.height);
    contextOf(sheet).putImageData(new ImageData(tile.pixels, tile.width, tile.height), 0, 0);
    context.drawImage(sheet, tile.x, tile.y);
  }
  return canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY });
}

async function handGround(tab: DraftTab, widest: number): Promise<Ground> {
  const shown = handOnStage(tab.designSettings);
  const { guides, light } = handOf(shown);
  const canvas = await canvasOf(await pictureBlob(handUrl(shown)), widest);
  return { canvas, nails: handNails(guides, tab.fingers), light };
}

/** Reads the photo's light and removes its colour cast, as the studio does. */
async function photoGround(
  { nails, designSettings }: DraftTab,
  url: string,
  widest: number,
): Promise<Ground> {
  const canvas = await canvasOf(await pictureBlob(url), widest);
  const context = contextOf(canvas);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  const photo = {
    data: pixels.data,
    width: pixels.width,
    height: pixels.height,
    channels: 4,
  } as const;
  const reading = readPhoto(photo);
  const balance = balanceFor(reading, designSettings);
  if (!balance) return { canvas, nails, light: estimateLight(reading, nails) };
  rebalance(photo, balance);
  context.putImageData(pixels, 0, 0);
  return { canvas, nails, light: estimateLight(balanced(reading, balance), nails) };
}

async function canvasOf(picture: Blob, widest: number): Promise<OffscreenCanvas> {
  const bitmap = await createImageBitmap(picture, { imageOrientation: "from-image" });
  const scale = Math.min(1, widest / bitmap.width);
  const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.round(side * scale));
  const canvas = new OffscreenCanvas(width ?? 1, height ?? 1);
  const context = contextOf(canvas);
  context.fillStyle = GROUND;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("This browser gave no canvas to draw on.");
  return context;
}

/** Returns what the renderer needs, with all pictures loaded. */
async function designOf(tab: DraftTab, { canvas, nails, light }: Ground): Promise<NailDesign> {
  const loaded = (urls: readonly string[], ground: "white" | "clear") =>
    Promise.all(urls.map((url) => pictureOf(url, ground)));
  const urls = [...decalPictures(nails)];
  const decals = new Map((await loaded(urls, "clear")).map((one, at) => [urls[at], one] as const));
  const references = await loaded(
    tab.references.map(({ url }) => url),
    "white",
  );
  const drawing = await drawingOf(tab);
  return {
    photoWidth: canvas.width,
    photoHeight: canvas.height,
    settings: tab.designSettings,
    weights: {
      ...tab.influenceWeights,
      references: tab.references.map(({ weight }) => weight),
    },
    prompt: tab.aiPrompt,
    seed: tab.id,
    imageIndex: 0,
    references,
    light,
    ...(drawing && { drawing }),
    nails: await Promise.all(
      nails.map(async (guide) => {
        const url = guide.design?.referenceImageUrl;
        return {
          guide,
          ...(url && { reference: await pictureOf(url, "white") }),
          decals: (guide.design?.placed ?? []).map(({ imageUrl }) =>
            imageUrl ? (decals.get(imageUrl) ?? null) : null,
          ),
        };
      }),
    ),
  };
}

async function drawingOf({ id }: DraftTab): Promise<Picture | null> {
  const drawing = await drawingBlob(id);
  if (!drawing) return null;
  const bitmap = await createImageBitmap(drawing.blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  contextOf(canvas).drawImage(bitmap, 0, 0);
  bitmap.close();
  return contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height);
}
