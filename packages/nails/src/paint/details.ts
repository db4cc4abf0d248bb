import { type Point, round } from "../geometry/outline.ts";
import type { NailCanvas } from "./canvas.ts";
import { mix } from "./color.ts";
import { goldThread } from "./gold-thread.ts";
import { crossing } from "./nail-curves.ts";
import { metalOf } from "./vibe.ts";

/** Small things set on a nail, by words or by vibe. */
export type DetailKind = "line" | "foil" | "gems" | "pearls" | "studs" | "dot" | "confetti";

export interface Detail {
  kind: DetailKind;
  /** `#RRGGBB`; absent = gold for metal, else the accent. */
  color?: string;
}

function lines(nail: NailCanvas): string {
  const { length, natural, character } = nail;
  const y = Math.max(length * 0.5, Math.min(natural * 0.82, length - 0.6));
  return (
    goldThread(nail, nail.curve(crossing(y, 0.14)), 0.036 * character.line) +
    goldThread(nail, nail.curve(crossing(y - 0.13, 0.14)), 0.016 * character.line)
  );
}

function foil(nail: NailCanvas): string {
  const random = nail.random("foil");
  const { palette } = nail;
  const tones = ["", "", ""];
  for (let i = 0; i < 34; i++) {
    const y = nail.length * (1 - random.next() ** 1.7 * 0.95);
    const at: Point = [random.range(-0.5, 0.5), y];
    const size = random.range(0.015, 0.075);
    const corners: Point[] = Array.from({ length: 6 }, (_, k) => {
      const r = size * random.range(0.4, 1.2);
      return [at[0] + Math.sin(k * 1.047) * r, at[1] + Math.cos(k * 1.047) * r];
    });
    tones[i % 3] += nail.path(corners);
  }
  return [palette.goldDeep, palette.gold, palette.goldPale]
    .map((color, i) => `<path d="${tones[i] ?? ""}" fill="${color}" fill-opacity=".95"/>`)
    .join("");
}

/** A row along the cuticle's curve: largest in the middle. */
function row(draw: (at: Point, radius: number, index: number) => string): string {
  let svg = "";
  for (let i = -2; i <= 2; i++) {
    svg += draw([i * 0.145, 0.2 + 0.055 * i * i], 0.066 - Math.abs(i) * 0.011, i + 2);
  }
  return svg;
}

function ball(
  nail: NailCanvas,
  at: Point,
  radius: number,
  index: number,
  tones: [string, string, string],
): string {
  const { light } = nail;
  const [cx, cy] = nail.frame.at(...at);
  const [sx, sy] = nail.frame.at(at[0] - light.side * radius * 0.25, at[1] - radius * 0.3);
  const body = nail.glow(
    `db${index}`,
    [at[0] + light.side * radius * 0.35, at[1] + radius * 0.35],
    radius * 1.5,
    radius * 1.5,
    [
      [0, "#ffffff", 1],
      [0.25, tones[0], 1],
      [0.65, tones[1], 1],
      [1, tones[2], 1],
    ],
  );
  return (
    `<circle cx="${round(sx, 1)}" cy="${round(sy, 1)}" r="${nail.px(radius * 1.08)}" fill="${nail.palette.ink}" fill-opacity=".4"/>` +
    `<circle cx="${round(cx, 1)}" cy="${round(cy, 1)}" r="${nail.px(radius)}" fill="${body}"/>`
  );
}

function gem(nail: NailCanvas, at: Point, radius: number): string {
  const facet = (from: number, color: string): string => {
    const corner = (k: number, r: number): Point => [
      at[0] + Math.sin(k * 0.785) * r,
      at[1] + Math.cos(k * 0.785) * r,
    ];
    return `<path d="${nail.path([corner(from, radius), corner(from + 1, radius), corner(from + 1, radius * 0.5), corner(from, radius * 0.5)])}" fill="${color}"/>`;
  };
  const tones = [
    "#ffffff",
    "#dfe8f5",
    "#9fb2cc",
    "#6f819c",
    "#8fa3c0",
    "#c3d0e2",
    "#f4f7fd",
    "#b8c8de",
  ];
  const [cx, cy] = nail.frame.at(...at);
  return (
    `<circle cx="${round(cx, 1)}" cy="${round(cy, 1)}" r="${nail.px(radius * 1.22)}" fill="${nail.palette.ink}" fill-opacity=".42"/>` +
    tones.map((color, k) => facet(k, color)).join("") +
    `<circle cx="${round(cx, 1)}" cy="${round(cy, 1)}" r="${nail.px(radius * 0.52)}" fill="#f3f8ff"/>` +
    `<circle cx="${round(cx - radius * 0.15 * nail.unit, 1)}" cy="${round(cy - radius * 0.15 * nail.unit, 1)}" r="${nail.px(radius * 0.2)}" fill="#ffffff"/>`
  );
}

function confetti(nail: NailCanvas, color: string): string {
  const random = nail.random("confetti");
  const tones = [color, nail.palette.gold, mix(color, "#7fd4ff", 0.6), nail.palette.pale];
  let svg = "";
  for (let i = 0; i < 22; i++) {
    const [cx, cy] = nail.frame.at(random.range(-0.44, 0.44), random.range(0.15, nail.length));
    svg += `<circle cx="${round(cx, 1)}" cy="${round(cy, 1)}" r="${nail.px(random.range(0.016, 0.046))}" fill="${random.pick(tones)}"/>`;
  }
  return svg;
}

/** Flat details lie under the top coat, raised ones (stones, pearls, studs) stand on it. */
export function details(
  nail: NailCanvas,
  wanted: readonly Detail[],
  layer: "flat" | "raised",
): string {
  let svg = "";
  for (const { kind, color } of wanted) {
    const metal: NailCanvas = { ...nail, palette: metalOf(nail.palette, color) };
    const { gold, goldDeep, goldPale, detail } = metal.palette;
    if (layer === "flat") {
      if (kind === "line") svg += lines(metal);
      else if (kind === "foil") svg += foil(metal);
      else if (kind === "confetti") svg += confetti(nail, color ?? detail);
      else if (kind === "dot") {
        const [cx, cy] = nail.frame.at(0, 0.22);
        svg += `<circle cx="${round(cx, 1)}" cy="${round(cy, 1)}" r="${nail.px(0.05)}" fill="${color ?? detail}"/>`;
      }
    } else if (kind === "gems") svg += row((at, radius) => gem(nail, at, radius * 1.1));
    else if (kind === "pearls")
      svg += row((at, radius, i) => ball(nail, at, radius, i, ["#fffaf2", "#eadfd2", "#a8988a"]));
    else if (kind === "studs")
      svg += row((at, radius, i) => ball(nail, at, radius, i, [goldPale, gold, goldDeep]));
  }
  return svg;
}
