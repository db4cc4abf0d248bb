import type { ExportShape, ExportShow, ExportType } from "@lacquer/contracts";
import { exportUrl } from "../../api/exports.ts";

/** What the exported files show; `two` means one file for before and one for after. */
export type Showing = "after" | "two" | "both";

export interface ExportChoice {
  shape: ExportShape;
  type: ExportType;
  showing: Showing;
  /** The id of the logo; null for none. */
  logo: string | null;
}

export const SHAPE_WORDS: Readonly<Record<ExportShape, { label: string; use: string }>> = {
  full: { label: "Whole", use: "own size" },
  "4x5": { label: "4:5", use: "feed" },
  "3x4": { label: "3:4", use: "grid" },
  "9x16": { label: "9:16", use: "story" },
  "1x1": { label: "1:1", use: "square" },
};

export const SHOWING_OPTIONS = [
  { value: "after", label: "Nails" },
  { value: "two", label: "Two files", name: "Before and after, as two files" },
  { value: "both", label: "Side by side", name: "Before and after, side by side" },
] as const;

export const TYPE_OPTIONS = [
  { value: "jpeg", label: "JPEG" },
  { value: "png", label: "PNG" },
  { value: "webp", label: "WebP" },
] as const;

const SHOWS: Readonly<Record<Showing, readonly ExportShow[]>> = {
  after: ["after"],
  two: ["before", "after"],
  both: ["both"],
};

/** Returns the addresses at which the server creates the chosen files, in the order in which they are saved. */
export const addressesOf = (
  url: string,
  { shape, type, showing, logo }: ExportChoice,
  name: string,
): string[] => SHOWS[showing].map((show) => exportUrl(url, { shape, type, show, logo, name }));
