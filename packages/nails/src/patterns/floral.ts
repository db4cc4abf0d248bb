import type { Point } from "../geometry/outline.ts";
import type { NailCanvas } from "../paint/canvas.ts";
import { mix } from "../paint/color.ts";
import type { Random } from "../paint/random.ts";
import type { PatternPainter } from "./pattern.ts";

function around([x, y]: Point, angle: number, radius: number): Point {
  return [x + Math.sin(angle) * radius, y + Math.cos(angle) * radius];
}

/** Five notched petals, each shaded at its heart, and stamens in gold. */
function blossom(nail: NailCanvas, random: Random, center: Point, radius: number): string {
  const { palette } = nail;
  const start = random.range(0, Math.PI * 2);
  const shadow = mix(palette.detail, palette.deep, 0.5);
  let petals = "";
  let folds = "";
  let hearts = "";
  for (let i = 0; i < 5; i++) {
    const angle = start + (i * Math.PI * 2) / 5 + random.range(-0.08, 0.08);
    const reach = radius * random.range(0.92, 1.06);
    petals += nail.curve(
      [
        around(center, angle, radius * 0.1),
        around(center, angle - 0.56, reach * 0.66),
        around(center, angle - 0.36, reach * 0.97),
        around(center, angle, reach * 0.93),
        around(center, angle + 0.36, reach * 0.99),
        around(center, angle + 0.56, reach * 0.66),
      ],
      true,
    );
    hearts += nail.curve(
      [
        around(center, angle - 0.32, radius * 0.2),
        around(center, angle, radius * 0.6),
        around(center, angle + 0.32, radius * 0.2),
      ],
      true,
    );
    folds += nail.path(
      [around(center, angle, radius * 0.2), around(center, angle + 0.05, reach * 0.78)],
      false,
    );
  }
  let stamens = "";
  for (let i = 0; i < 6; i++) {
    const [x, y] = nail.frame.at(...around(center, start + i * 1.05, radius * 0.2));
    stamens += `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${nail.px(radius * 0.065)}"/>`;
  }
  const [cx, cy] = nail.frame.at(...center);
  return (
    `<path d="${petals}" fill="${palette.ink}" fill-opacity=".18" transform="translate(${nail.px(0.012)} ${nail.px(0.02)})"/>` +
    `<path d="${petals}" fill="${palette.detail}" stroke="${shadow}" stroke-opacity=".5" stroke-width="${nail.px(0.01 * nail.character.line)}"/>` +
    `<path d="${hearts}" fill="${shadow}" fill-opacity=".42"/>` +
    `<path d="${folds}" fill="none" stroke="${shadow}" stroke-opacity=".5" stroke-width="${nail.px(0.009 * nail.character.line)}"/>` +
    `<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="${nail.px(radius * 0.15)}" fill="${palette.gold}"/>` +
    `<g fill="${palette.goldPale}">${stamens}</g>`
  );
}

function leaf(nail: NailCanvas, from: Point, angle: number, size: number, color: string): string {
  const tip = around(from, angle, size);
  const d = nail.curve(
    [from, around(from, angle - 0.42, size * 0.55), tip, around(from, angle + 0.42, size * 0.55)],
    true,
  );
  const rib = nail.path([from, around(from, angle, size * 0.85)], false);
  return `<path d="${d}" fill="${color}"/><path d="${rib}" fill="none" stroke="#ffffff" stroke-opacity=".35" stroke-width="${nail.px(0.008)}"/>`;
}

/** A branch of blossoms that climbs along the nail: one large flower, smaller ones and leaves after it. */
export const floral: PatternPainter = (nail) => {
  const { palette, character, length } = nail;
  const random = nail.random("floral");
  const hand = random.next() < 0.5 ? -1 : 1;
  const green = mix(mix("#5f7f5a", palette.deep, 0.25), palette.base, 0.12);
  const stem: Point[] = [];
  for (let i = 0; i <= 8; i++) {
    const t = i / 8;
    stem.push([hand * (0.34 - 0.55 * t + 0.1 * Math.sin(t * 6)), 0.06 + t * length * 0.95]);
  }
  let svg = `<path d="${nail.curve(stem)}" fill="none" stroke="${green}" stroke-width="${nail.px(0.018 * character.line)}" stroke-linecap="round"/>`;
  const flowers = Math.max(2, Math.round((length > 1.9 ? 4 : 3) * character.density));
  const places: { at: Point; radius: number }[] = [];
  for (let i = 0; i < flowers; i++) {
    const t = (i + 0.5) / flowers;
    const along = stem[Math.round(t * 8)] ?? [0, length / 2];
    const big = i === Math.floor(flowers / 2);
    places.push({
      at: [along[0] + random.range(-0.07, 0.07), along[1] + random.range(-0.05, 0.05)],
      radius: (big ? 0.34 : random.range(0.17, 0.24)) * character.scale,
    });
  }
  for (const { at, radius } of places) {
    const angle = random.range(0, Math.PI * 2);
    svg += leaf(nail, around(at, angle, radius * 0.6), angle, radius * 1.05, green);
    svg += leaf(
      nail,
      around(at, angle + 1.1, radius * 0.6),
      angle + 1.1,
      radius * 0.85,
      mix(green, palette.detail, 0.25),
    );
  }
  for (const { at, radius } of places) svg += blossom(nail, random, at, radius);
  return svg;
};
