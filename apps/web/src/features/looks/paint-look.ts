import { DEFAULT_HAND, type Look, type Skin } from "@lacquer/contracts";
import { handOf, type NailDesign, renderNail } from "@lacquer/nails";
import { handUrl } from "../canvas/index.ts";

/** The part of the upright hand that a look's picture shows, in fractions of the hand's width and height. */
const CROP = { x: 0.16, y: 0.008, width: 0.56, height: 0.3444 };
/** A picture's width divided by its height. It reserves the place of a picture that is not painted yet. */
export const PICTURE_RATIO = (CROP.width * 1536) / (CROP.height * 2048);
const WEIGHTS = { drawing: 0, designImage: 0, baseColor: 100, finish: 100, texture: 100 };

const hands = new Map<string, Promise<ImageBitmap>>();

function handPicture(skin: Skin): Promise<ImageBitmap> {
  const url = handUrl({ pose: "upright", skin });
  let picture = hands.get(url);
  if (!picture) {
    picture = fetch(url)
      .then((answer) => answer.blob())
      .then(createImageBitmap);
    hands.set(url, picture);
    picture.catch(() => hands.delete(url));
  }
  return picture;
}

/** Gives the browser time to scroll and to answer presses between two nails. */
const breathe = () => new Promise((done) => setTimeout(done));

interface PaintOptions {
  width: number;
  skin?: Skin;
  signal?: AbortSignal;
}

/** Paints a look on the rendered hand, nail by nail. Strokes and pictures of a look are not part of this picture. */
export async function paintLook(
  look: Pick<Look, "name" | "settings" | "words" | "nails">,
  { width, skin = DEFAULT_HAND.skin, signal }: PaintOptions,
): Promise<HTMLCanvasElement> {
  const hand = handOf({ pose: "upright", skin });
  const picture = await handPicture(skin);
  const photoWidth = Math.round(width / CROP.width);
  const photoHeight = Math.round((photoWidth * hand.height) / hand.width);
  const [left, top] = [Math.round(CROP.x * photoWidth), Math.round(CROP.y * photoHeight)];
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = Math.round(CROP.height * photoHeight);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser has no canvas to draw on.");
  context.drawImage(picture, -left, -top, photoWidth, photoHeight);
  const design: NailDesign = {
    photoWidth,
    photoHeight,
    settings: look.settings,
    weights: WEIGHTS,
    prompt: look.words,
    seed: look.name,
    references: [],
    imageIndex: 0,
    light: hand.light,
    nails: hand.guides.map((guide) => {
      const { settings, placed: things = [] } =
        look.nails.find(({ finger }) => finger === guide.finger) ?? {};
      const placed = things.filter(({ imageUrl }) => imageUrl === undefined);
      const own = { ...(settings && { settings }), placed };
      return { guide: { ...guide, design: own }, decals: placed.map(() => null) };
    }),
  };
  for (const [index, { guide }] of design.nails.entries()) {
    if (guide.finger === "thumb") continue;
    await breathe();
    signal?.throwIfAborted();
    const tile = renderNail(design, index);
    if (!tile) continue;
    const sheet = new OffscreenCanvas(tile.width, tile.height);
    sheet.getContext("2d")?.putImageData(new ImageData(tile.pixels, tile.width, tile.height), 0, 0);
    context.drawImage(sheet, tile.x - left, tile.y - top);
  }
  return canvas;
}
