import { useEffect, useState } from "react";
import { rasterize } from "../../draft/index.ts";
import type { Stroke } from "../../tabs/index.ts";
import type { Size } from "../view/geometry.ts";
import { toDataUri } from "../view/data-uri.ts";

/** Enough for the preview, and small enough to make after every stroke. */
const PREVIEW_WIDTH = 1_024;

/** The drawing as a PNG data URI for the preview, a moment behind the strokes; null when nothing is drawn. */
export function useDrawingPicture(strokes: Stroke[], photo: Size | null): string | null {
  const [picture, setPicture] = useState<{ of: Stroke[]; href: string } | null>(null);
  const width = photo?.width ?? 0;
  const height = photo?.height ?? 0;
  const isEmpty = strokes.length === 0 || width === 0;

  useEffect(() => {
    if (isEmpty) return;
    let stale = false;
    rasterize(strokes, { width, height }, Math.min(width, PREVIEW_WIDTH))
      .then(toDataUri)
      .then((href) => {
        if (!stale) setPicture({ of: strokes, href });
      })
      // Without the picture, the strokes themselves still lie over the nails.
      .catch(() => setPicture(null));
    return () => {
      stale = true;
    };
  }, [strokes, width, height, isEmpty]);

  return isEmpty ? null : (picture?.href ?? null);
}
