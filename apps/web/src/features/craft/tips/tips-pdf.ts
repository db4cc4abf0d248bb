import { t } from "@lingui/core/macro";
import {
  clip,
  closePath,
  concatTransformationMatrix,
  endPath,
  lineTo,
  moveTo,
  PDFDocument,
  type PDFFont,
  type PDFImage,
  type PDFPage,
  popGraphicsState,
  PrintScaling,
  pushGraphicsState,
  rgb,
  StandardFonts,
} from "@cantoo/pdf-lib";
import { type TipLine, tipOutline } from "@lacquer/craft";
import type { NailPng } from "../upright-nail.ts";
import { number } from "../words/figures.ts";
import type { PrintedDecal } from "./printed-decals.ts";

/** The papers' sides in mm. */
export const PAPERS = { a4: [210, 297], letter: [215.9, 279.4] } as const;
export type TipPaper = keyof typeof PAPERS;

/** The points of a PDF in one mm. */
export const POINTS = 72 / 25.4;
/** The length in mm of the line by which the user checks that the printer did not scale the page. */
export const CHECK_MM = 50;

const MARGIN = 14;
const COLUMNS = 5;
/** The room in mm above a tip, and below it for its two lines of text. */
const [AIR, LABEL] = [6, 11];
const HAIR = 0.1;
const INK = rgb(0, 0, 0);

/** One tip with its picture; without a picture only its outline is drawn. */
export interface PrintedTip {
  line: TipLine;
  name: string;
  picture: NailPng | null;
  decals: readonly PrintedDecal[];
}

interface Sheet {
  title: string;
  says: string;
  /** Returns the width in mm at which a tip is drawn. */
  across: (line: TipLine) => number;
  hasPictures: boolean;
}

const sheets = (): Sheet[] => [
  {
    title: t`Tips, seen from above, 1:1`,
    says: t`Lay each tip on its outline. The tip must cover the outline.`,
    across: ({ flat }) => flat,
    hasPictures: false,
  },
  {
    title: t`Decals, over the nail's curve, 1:1`,
    says: t`For decal film or paper. Cut along the line. Strokes and reference pictures are not printed.`,
    across: ({ width }) => width,
    hasPictures: true,
  },
];

/** Returns a PDF in true size: the outlines of all tips, then their pictures as decals. */
export async function tipsPdf(
  name: string,
  tips: readonly PrintedTip[],
  paper: TipPaper,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.setTitle(t`${name}: tips and decals, 1:1`);
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const images = await decalImages(pdf, tips);
  for (const sheet of sheets()) await addSheet({ pdf, font, images }, sheet, tips, paper);
  // Viewers that support this preference do not shrink the page to fit the printer's margins.
  pdf.catalog.getOrCreateViewerPreferences().setPrintScaling(PrintScaling.None);
  return pdf.save();
}

interface Ink {
  pdf: PDFDocument;
  font: PDFFont;
  /** The pictures of decals by their url. */
  images: ReadonlyMap<string, PDFImage>;
}

/** Puts each decal's picture into the file only once, even if several nails show it. */
async function decalImages(
  pdf: PDFDocument,
  tips: readonly PrintedTip[],
): Promise<Map<string, PDFImage>> {
  const pictures = new Map(
    tips.flatMap(({ decals }) => decals.map(({ url, picture }) => [url, picture.bytes] as const)),
  );
  const images = new Map<string, PDFImage>();
  for (const [url, bytes] of pictures) images.set(url, await pdf.embedPng(bytes));
  return images;
}

async function addSheet(
  ink: Ink,
  sheet: Sheet,
  tips: readonly PrintedTip[],
  paper: TipPaper,
): Promise<void> {
  const [wide, tall] = PAPERS[paper];
  const column = (wide - 2 * MARGIN) / COLUMNS;
  const rows = Array.from({ length: Math.ceil(tips.length / COLUMNS) }, (_, row) =>
    tips.slice(row * COLUMNS, (row + 1) * COLUMNS),
  );
  let page: PDFPage | null = null;
  let top = 0;
  for (const row of rows) {
    const high = Math.max(...row.map(({ line }) => line.length)) + AIR + LABEL;
    if (!page || top - high < MARGIN) {
      page = ink.pdf.addPage([wide * POINTS, tall * POINTS]);
      top = addHead(page, ink.font, sheet, tall);
    }
    for (const [at, tip] of row.entries()) {
      const place = { x: MARGIN + column * (at + 0.5), y: top - high + LABEL };
      await addTip(ink, page, sheet, tip, place);
      addLabel(page, ink.font, tip, place);
    }
    top -= high;
  }
}

/** Writes the title and the check line. Returns where the free part of the page begins, in mm from its foot. */
function addHead(page: PDFPage, font: PDFFont, { title, says }: Sheet, tall: number): number {
  const [x, y] = [MARGIN, tall - MARGIN];
  write(page, font, title, { x, y: y - 4, size: 14 });
  write(page, font, says, { x, y: y - 10, size: 9 });
  const line = y - 19;
  const stroke = (from: [number, number], to: [number, number]) =>
    page.drawLine({
      start: { x: from[0] * POINTS, y: from[1] * POINTS },
      end: { x: to[0] * POINTS, y: to[1] * POINTS },
      thickness: 0.2 * POINTS,
      color: INK,
    });
  stroke([x, line], [x + CHECK_MM, line]);
  for (const end of [x, x + CHECK_MM]) stroke([end, line - 1.5], [end, line + 1.5]);
  const check = t`This line is ${CHECK_MM} mm. If it is not, print again at 100 %, without fitting to the page.`;
  write(page, font, check, { x: x + CHECK_MM + 4, y: line - 1, size: 8 });
  return line - AIR;
}

interface Place {
  /** The cuticle's middle, in mm from the page's left side and foot. */
  x: number;
  y: number;
}

async function addTip(
  { pdf, images }: Ink,
  page: PDFPage,
  { across, hasPictures }: Sheet,
  { line, picture, decals }: PrintedTip,
  { x, y }: Place,
): Promise<void> {
  const wide = across(line);
  const outline = tipOutline(line, wide).map(
    ([px, py]) => [(x + px) * POINTS, (y + py) * POINTS] as const,
  );
  const [first = [0, 0] as const, ...rest] = outline;
  if (hasPictures) {
    const path = [moveTo(...first), ...rest.map((point) => lineTo(...point)), closePath()];
    page.pushOperators(pushGraphicsState(), ...path, clip(), endPath());
    if (picture)
      page.drawImage(await pdf.embedPng(picture.bytes), {
        x: (x + picture.left * wide) * POINTS,
        y: (y + picture.bottom * line.flat) * POINTS,
        width: picture.width * wide * POINTS,
        height: picture.height * line.flat * POINTS,
      });
    for (const decal of decals) addDecal(page, images.get(decal.url), decal, { x, y });
    page.pushOperators(popGraphicsState());
  }
  const at = ([px, py]: readonly [number, number]) => `${px} ${-py}`;
  page.drawSvgPath(`M ${at(first)} L ${rest.map(at).join(" L ")} Z`, {
    x: 0,
    y: 0,
    borderColor: INK,
    borderWidth: HAIR * POINTS,
  });
}

function addDecal(
  page: PDFPage,
  image: PDFImage | undefined,
  { width, height, angle, isMirrored, ...at }: PrintedDecal,
  { x, y }: Place,
): void {
  if (!image) return;
  const turn = (-angle * Math.PI) / 180;
  const [cos, sin, flip] = [Math.cos(turn), Math.sin(turn), isMirrored ? -1 : 1];
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(
      ...([cos * flip, sin * flip, -sin, cos] as const),
      (x + at.x) * POINTS,
      (y + at.y) * POINTS,
    ),
  );
  page.drawImage(image, {
    x: (-width / 2) * POINTS,
    y: (-height / 2) * POINTS,
    width: width * POINTS,
    height: height * POINTS,
  });
  page.pushOperators(popGraphicsState());
}

function addLabel(page: PDFPage, font: PDFFont, { line, name }: PrintedTip, { x, y }: Place): void {
  const { size } = line;
  const wide = number(line.width, 1);
  const lines = [name, line.isInChart ? t`size ${size}, ${wide} mm` : t`no size fits, ${wide} mm`];
  for (const [at, text] of lines.entries())
    write(page, font, text, { x, y: y - 4 - at * 3.5, size: 8 }, "middle");
}

/** Writes a line of text. Letters that the PDF's own font lacks become question marks. */
function write(
  page: PDFPage,
  font: PDFFont,
  text: string,
  { x, y, size }: Place & { size: number },
  from: "left" | "middle" = "left",
): void {
  const known = new Set(font.getCharacterSet());
  const safe = [...text].map((one) => (known.has(one.codePointAt(0) ?? 0) ? one : "?")).join("");
  const back = from === "middle" ? font.widthOfTextAtSize(safe, size) / 2 : 0;
  page.drawText(safe, { x: x * POINTS - back, y: y * POINTS, size, font, color: INK });
}
