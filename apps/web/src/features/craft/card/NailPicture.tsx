import { nailOutline, type NailDesign, type Point, renderNail, tileBoundsOf } from "@lacquer/nails";
import { useEffect, useMemo, useRef } from "react";
import type { DraftTab } from "../../tabs/index.ts";
import type { NailLine } from "@lacquer/craft";
import styles from "./card.module.css";

/** The width of a natural nail in pixels: enough for print. */
const WIDE = 120;
const MARGIN = 4;

/** Returns a design with the nail alone, tip up, on a square picture. */
function designOf(tab: DraftTab, { guide }: NailLine): NailDesign {
  // The picture is ten nail widths wide and high, so that even the longest nail fits.
  const side = WIDE * 10;
  const length = 0.1 * (guide.length / guide.width);
  const upright = { ...guide, x: 0.5, y: 0.7, angle: 0, width: 0.1, length };
  return {
    photoWidth: side,
    photoHeight: side,
    settings: tab.designSettings,
    weights: { ...tab.influenceWeights },
    prompt: tab.aiPrompt,
    seed: tab.id,
    references: [],
    imageIndex: 0,
    nails: (tab.nails.length > 0 ? tab.nails : [guide]).map(() => ({ guide: upright })),
  };
}

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
  const design = useMemo(() => designOf(tab, line), [tab, line]);
  useEffect(() => {
    const index = tab.nails.length > 0 ? line.index : 0;
    const guide = design.nails[index]?.guide;
    const context = canvas.current?.getContext("2d");
    const tile = renderNail(design, index);
    const bounds = tileBoundsOf(design, index);
    if (!guide || !context || !tile || !bounds || !canvas.current) return;
    const outline = nailOutline(guide, line.settings, {
      width: design.photoWidth,
      height: design.photoHeight,
    });
    const { left, top, width, height } = edges(outline);
    canvas.current.width = Math.ceil(width);
    canvas.current.height = Math.ceil(height);
    const pixels = new ImageData(tile.pixels, tile.width, tile.height);
    context.putImageData(pixels, Math.round(bounds.x - left), Math.round(bounds.y - top));
  }, [design, line, tab.nails.length]);
  return <canvas ref={canvas} className={styles.nailPicture} aria-hidden />;
}
