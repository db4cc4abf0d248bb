import { SHEET_HEIGHTS, type SheetHeight } from "./sheet-store.ts";

export type Stops = Record<SheetHeight, number>;

/** Returns the height to which the sheet moves when it is released with `shown` pixels visible. */
export const nearestHeight = (shown: number, stops: Stops): SheetHeight =>
  SHEET_HEIGHTS.reduce((best, height) =>
    Math.abs(stops[height] - shown) < Math.abs(stops[best] - shown) ? height : best,
  );
