import { SHEET_HEIGHTS, type SheetHeight } from "./sheet-store.ts";

export type Stops = Record<SheetHeight, number>;

/** The height at which a sheet settles when it is let go at `shown` pixels. */
export const nearestHeight = (shown: number, stops: Stops): SheetHeight =>
  SHEET_HEIGHTS.reduce((best, height) =>
    Math.abs(stops[height] - shown) < Math.abs(stops[best] - shown) ? height : best,
  );
