import type { Influence } from "../draft/index.ts";

const percent = (value: number): number => Math.min(100, Math.max(0, Math.round(value)));

/**
 * Moves one of the bar's two dividers (0 = after drawing, 1 = after references) to `to` percent. If it meets the other
 * divider, it pushes that one along. The three parts stay whole numbers that add up to 100.
 */
export function moveDivider(influence: Influence, which: 0 | 1, to: number): Influence {
  const at = percent(to);
  const { drawing, designImage } = influence;
  const first = which === 0 ? at : Math.min(percent(drawing), at);
  const second = which === 1 ? at : Math.max(percent(drawing + designImage), at);
  return { drawing: first, designImage: second - first, baseColor: 100 - second };
}
