/**
 * The maximum number of pictures on one contact sheet. A browser holds all of them in memory while it draws the sheet.
 */
export const SHEET_MAX = 60;

/** A page is A4 at 200 dots per inch. */
export const PAGE = { width: 1_654, height: 2_339 };
const MARGIN = 110;
const HEAD = 150;
const GAP = 44;
/** The space for the number and the name below each picture. */
const FOOT = 62;

/** The columns and rows of a page that holds at most `upTo` pictures. The last entry is a full page. */
const GRIDS = [
  { upTo: 1, columns: 1, rows: 1 },
  { upTo: 2, columns: 1, rows: 2 },
  { upTo: 4, columns: 2, rows: 2 },
  { upTo: 6, columns: 2, rows: 3 },
  { upTo: 9, columns: 3, rows: 3 },
  { upTo: 12, columns: 3, rows: 4 },
  { upTo: 20, columns: 4, rows: 5 },
] as const;
const FULL = GRIDS[GRIDS.length - 1] ?? GRIDS[0];

/** The place of one picture on a page, in pixels, with its name below it. */
export interface Cell {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Returns the pages' cells in reading order. All pages have the grid that the fullest page needs. */
export function sheetPages(count: number): Cell[][] {
  const { columns, rows } = GRIDS.find(({ upTo }) => count <= upTo) ?? FULL;
  const perPage = columns * rows;
  const width = (PAGE.width - 2 * MARGIN - (columns - 1) * GAP) / columns;
  const row = (PAGE.height - 2 * MARGIN - HEAD - (rows - 1) * GAP) / rows;
  return Array.from({ length: Math.ceil(count / perPage) }, (_page, page) =>
    Array.from({ length: Math.min(perPage, count - page * perPage) }, (_cell, at) => ({
      x: MARGIN + (at % columns) * (width + GAP),
      y: MARGIN + HEAD + Math.floor(at / columns) * (row + GAP),
      width,
      height: row - FOOT,
    })),
  );
}

/** Returns where a whole picture lies in its cell. The picture is as large as possible, and in the middle. */
export function fitted(
  { x, y, width, height }: Cell,
  picture: { width: number; height: number },
): Cell {
  const scale = Math.min(width / picture.width, height / picture.height);
  const [w, h] = [picture.width * scale, picture.height * scale];
  return { x: x + (width - w) / 2, y: y + (height - h) / 2, width: w, height: h };
}

/** Where the page's title begins, and where its date ends. */
export const TITLE = { left: MARGIN, right: PAGE.width - MARGIN, base: MARGIN + 62 };
