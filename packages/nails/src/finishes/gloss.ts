import { faded, type NailCanvas } from "../paint/canvas.ts";
import { shoulder, sliver } from "../paint/nail-curves.ts";

/**
 * The wet top coat: a sharp window streak on the light side with a soft glow around it, the fill light's thin
 * line on the far side, and a glint where the coat curves down to the cuticle.
 */
export function gloss(nail: NailCanvas, strength: number): string {
  const { light, length } = nail;
  const side = light.side;
  const far = side === 1 ? -1 : 1;
  const power = strength * (0.45 + 0.55 * light.exposure);
  const top = Math.min(shoulder(nail) + length * 0.04, length * 0.86);
  const from = Math.min(0.34, length * 0.2);
  const to = from + (top - from) * 0.8;
  const streakFill = nail.along(
    "gs",
    [
      [0, "#ffffff", 0.42],
      [0.25, "#ffffff", 0.8],
      [0.7, "#ffffff", 0.92],
      [1, "#ffffff", 0.5],
    ],
    from,
    to,
  );
  const glow = nail.glow("gg", [side * 0.2, (from + to) / 2], 0.27, (to - from) * 0.72, [
    [0, "#ffffff", 0.38],
    [0.4, "#ffffff", 0.17],
    [1, "#ffffff", 0],
  ]);
  const soft = (grow: number, opacity: number): string =>
    `<path d="${sliver(nail, side, { from: from - grow, to: to + grow, inset: 0.7 + grow * 0.55, thickness: 0.115 + grow * 1.1 })}" fill="#ffffff" fill-opacity="${opacity}"/>`;
  const streak = `<path d="${sliver(nail, side, { from, to, inset: 0.7, thickness: 0.115, ends: 0.3 })}" fill="${streakFill}"/>`;
  const gap = (top - from) * 0.06;
  const second = `<path d="${sliver(nail, side, { from: to + gap, to: to + gap + (top - from) * 0.15, inset: 0.685, thickness: 0.05, ends: 0.6 })}" fill="#ffffff" fill-opacity=".6"/>`;
  const farLine = `<path d="${sliver(nail, far, { from: length * 0.16, to: top, inset: 0.88, thickness: 0.04, ends: 0.7 })}" fill="#ffffff" fill-opacity=".26"/>`;
  const glint = nail.curve(
    [
      [-0.24, 0.125],
      [-0.1, 0.078],
      [0.06, 0.07],
      [0.2, 0.1],
      [0.06, 0.1],
      [-0.1, 0.108],
    ],
    true,
  );
  const edge = `<path d="${glint}" fill="#ffffff" fill-opacity=".34"/>`;
  return faded(
    nail.cover(glow) + soft(0.05, 0.09) + soft(0.025, 0.14) + streak + second + farLine + edge,
    power,
  );
}
