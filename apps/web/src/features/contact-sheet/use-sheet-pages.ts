import type { Design } from "@lacquer/contracts";
import { useEffect, useState } from "react";
import { pageBlob, paintSheet } from "./paint-sheet.ts";

/** One page of the sheet as a picture, with the address that shows it. */
export interface SheetPage {
  blob: Blob;
  url: string;
}

/** Draws the sheet of these images. Returns null until it is drawn, and "failed" if it cannot be drawn. */
export function useSheetPages(images: readonly Design[]): SheetPage[] | "failed" | null {
  // The chosen images stay the same while the dialog is open, even if the collection is loaded again.
  const [shown] = useState(images);
  const [pages, setPages] = useState<SheetPage[] | "failed" | null>(null);
  useEffect(() => {
    let isGone = false;
    let made: SheetPage[] = [];
    const draw = async () => {
      const canvases = await paintSheet(shown);
      const blobs = await Promise.all(canvases.map(pageBlob));
      if (isGone) return;
      made = blobs.map((blob) => ({ blob, url: URL.createObjectURL(blob) }));
      setPages(made);
    };
    draw().catch(() => !isGone && setPages("failed"));
    return () => {
      isGone = true;
      for (const { url } of made) URL.revokeObjectURL(url);
    };
  }, [shown]);
  return pages;
}
