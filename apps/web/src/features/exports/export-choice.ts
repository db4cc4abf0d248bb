import { t } from "@lingui/core/macro";
import {
  EXPORT_TYPES,
  type ExportShape,
  type ExportShow,
  type ExportType,
} from "@lacquer/contracts";
import { exportUrl } from "../../api/exports.ts";

/** What the exported files show. `two`: one file for before and one for after. `both`: one file that shows both. */
export type Showing = "after" | "two" | "both";

export interface ExportChoice {
  shape: ExportShape;
  type: ExportType;
  showing: Showing;
  /** The id of the logo; null for none. */
  logo: string | null;
}

export const shapeWords = (): Record<ExportShape, { label: string; use: string }> => ({
  full: {
    label: t({ message: "Whole", comment: "The whole image, not cut to a shape." }),
    use: t({ message: "own size", comment: "The image keeps its own size." }),
  },
  "4x5": { label: "4:5", use: t({ message: "feed", comment: "The feed of Instagram." }) },
  "3x4": {
    label: "3:4",
    use: t({ message: "grid", comment: "The grid of an Instagram profile." }),
  },
  "9x16": { label: "9:16", use: t({ message: "story", comment: "A story of Instagram." }) },
  "1x1": { label: "1:1", use: t({ message: "square", context: "shape of a picture" }) },
});

export const showingOptions = () =>
  [
    { value: "after", label: t`Nails` },
    { value: "two", label: t`Two files`, name: t`Before and after, as two files` },
    { value: "both", label: t`Side by side`, name: t`Before and after, side by side` },
  ] as const;

/** The names of file types are the same in all languages. */
const TYPE_NAMES: Readonly<Record<ExportType, string>> = { jpeg: "JPEG", png: "PNG", webp: "WebP" };

export const TYPE_OPTIONS = EXPORT_TYPES.map((value) => ({ value, label: TYPE_NAMES[value] }));

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
