import type { NailCanvas } from "./canvas.ts";

/** A thread of gold: a dark underside, the metal, and its light. */
export function goldThread(nail: NailCanvas, d: string, width: number): string {
  const { palette } = nail;
  const wide = Math.max(width, 1.1 / nail.unit);
  const stroke = (color: string, share: number, opacity: number): string =>
    `<path d="${d}" fill="none" stroke="${color}" stroke-width="${nail.px(wide * share)}" stroke-opacity="${opacity}" stroke-linecap="round" stroke-linejoin="round"/>`;
  return (
    stroke(palette.ink, 1.9, 0.22) +
    stroke(palette.goldDeep, 1.25, 0.95) +
    stroke(palette.gold, 0.95, 1) +
    stroke(palette.goldPale, 0.38, 0.95)
  );
}
