import { t } from "@lingui/core/macro";
import type { Design } from "@lacquer/contracts";
import { locale } from "../../platform/messages.ts";
import { imageName } from "../names/index.ts";
import { pictureBlob } from "../outbox/index.ts";
import { type Cell, fitted, PAGE, sheetPages, TITLE } from "./sheet-layout.ts";

const SERIF = '"Instrument Serif", Georgia, serif';
const SANS = '"Geist Variable", system-ui, sans-serif';
const INK = "#1f1917";
const SOFT = "#6e625b";
const LINE = "#e6dccf";

/** The width of a loaded thumbnail. It is enough for the largest cell of a page with several pictures. */
const THUMBNAIL = 1_280;

type Pictured = Pick<Design, "name" | "designSettings" | "imageUrl">;

/** Returns the text, shortened with an ellipsis to fit this width. */
function shortened(context: CanvasRenderingContext2D, text: string, width: number): string {
  if (context.measureText(text).width <= width) return text;
  let letters = [...text];
  while (letters.length > 0 && context.measureText(`${letters.join("")}…`).width > width)
    letters = letters.slice(0, -1);
  return `${letters.join("").trimEnd()}…`;
}

function writeHead(context: CanvasRenderingContext2D, page: string): void {
  context.fillStyle = INK;
  context.font = `84px ${SERIF}`;
  context.textAlign = "left";
  context.fillText("Lacquer", TITLE.left, TITLE.base);
  context.fillStyle = SOFT;
  context.font = `30px ${SANS}`;
  context.textAlign = "right";
  context.fillText(page, TITLE.right, TITLE.base);
}

/** Returns a thumbnail of the image; null if it can no longer be loaded. */
async function loaded(imageUrl: string): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(await pictureBlob(`${imageUrl}?w=${THUMBNAIL}`));
  } catch {
    return null;
  }
}

async function paintCell(
  context: CanvasRenderingContext2D,
  cell: Cell,
  design: Pictured,
  number: number,
): Promise<void> {
  const bitmap = await loaded(design.imageUrl);
  const place = bitmap ? fitted(cell, bitmap) : cell;
  if (bitmap) {
    context.drawImage(bitmap, place.x, place.y, place.width, place.height);
    bitmap.close();
  } else {
    context.strokeStyle = LINE;
    context.lineWidth = 3;
    context.strokeRect(cell.x, cell.y, cell.width, cell.height);
  }
  context.textAlign = "left";
  context.font = `28px ${SANS}`;
  const name = imageName(design);
  const words = `${number}  ${bitmap ? name : t`${name} (could not be loaded)`}`;
  context.fillStyle = INK;
  context.fillText(shortened(context, words, cell.width), cell.x, place.y + place.height + 44);
}

const pageWords = (date: string, page: number, pages: number): string =>
  t({ message: `${date} · ${page} of ${pages}`, comment: "The date, and which page of how many." });

/** Draws the contact sheet of these images, with one canvas for each page. */
export async function paintSheet(images: readonly Pictured[]): Promise<HTMLCanvasElement[]> {
  // A canvas uses a substitute font if its own font is not loaded yet.
  await Promise.all([document.fonts.load(`84px ${SERIF}`), document.fonts.load(`30px ${SANS}`)]);
  const pages = sheetPages(images.length);
  const date = new Date().toLocaleDateString(locale(), { dateStyle: "long" });
  const canvases: HTMLCanvasElement[] = [];
  let number = 0;
  for (const [page, cells] of pages.entries()) {
    const canvas = Object.assign(document.createElement("canvas"), PAGE);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("This browser has no canvas to draw on.");
    context.fillStyle = "#ffffff";
    context.fillRect(0, 0, PAGE.width, PAGE.height);
    context.imageSmoothingQuality = "high";
    writeHead(context, pages.length > 1 ? pageWords(date, page + 1, pages.length) : date);
    for (const cell of cells) {
      const image = images[number];
      number += 1;
      if (image) await paintCell(context, cell, image, number);
    }
    canvases.push(canvas);
  }
  return canvases;
}

/** Returns the page as a picture. */
export function pageBlob(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("The contact sheet could not be saved."))),
      "image/jpeg",
      0.92,
    );
  });
}
