import type { NailLine } from "@lacquer/craft";
import { type NailDesign, nailOutline, type Point, renderNail, tileBoundsOf } from "@lacquer/nails";
import { useEffect, useMemo, useRef } from "react";
import type { DraftTab } from "../../tabs/index.ts";
import { uprightDesign } from "../upright-nail.ts";
import styles from "./card.module.css";

/** The width of a natural nail in pixels: enough for print. */
const WIDE = 120;
const MARGIN = 4;

function edges(points: readonly Point[]) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs) - MARGIN, Math.min(...ys) - MARGIN];
  return {
    left,
    top,
    width: Math.max(...xs) + MARGIN - left,
    height: Math.max(...ys) + MARGIN - top,
  };
}

/** One nail as the studio paints it, without the strokes drawn over the photo. */
export function NailPicture({ tab, line }: { tab: DraftTab; line: NailLine }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const wanted = uprightDesign(tab, line, WIDE);
  // Painting takes long, so a nail is painted again only when it looks different, not with every new draft object.
  const look = JSON.stringify([wanted, line.index, line.settings]);
  const [design, index, settings] = useMemo(
    () => JSON.parse(look) as [NailDesign, number, NailLine["settings"]],
    [look],
  );
  useEffect(() => {
    const guide = design.nails[index]?.guide;
    const context = canvas.current?.getContext("2d");
    const tile = renderNail(design, index);
    const bounds = tileBoundsOf(design, index);
    if (!guide || !context || !tile || !bounds || !canvas.current) return;
    const outline = nailOutline(guide, settings, {
      width: design.photoWidth,
      height: design.photoHeight,
    });
    const { left, top, width, height } = edges(outline);
    canvas.current.width = Math.ceil(width);
    canvas.current.height = Math.ceil(height);
    const pixels = new ImageData(tile.pixels, tile.width, tile.height);
    context.putImageData(pixels, Math.round(bounds.x - left), Math.round(bounds.y - top));
  }, [design, index, settings]);
  return <canvas ref={canvas} className={styles.nailPicture} aria-hidden />;
}
