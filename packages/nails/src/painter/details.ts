import type { Detail } from "../paint/details.ts";
import { cos, PI, sin, smoothstep } from "../maths/maths.ts";
import { CONFETTI, DOT_RADIUS, ROW, STONE_GROWTH, THREADS } from "./mark-sizes.ts";
import { chance, inside, type Nail } from "./nail.ts";
import { noise } from "./noise.ts";
import { layMetal, layPaint, type Layer, type Sample } from "./sample.ts";
import { linearOf, type Rgb } from "./srgb.ts";

const PEARL: Rgb = [0.86, 0.8, 0.74];
const STONE: Rgb = [0.82, 0.88, 0.97];

/** Two threads of metal along the end of the nail bed. */
function line(nail: Nail, metal: Rgb): Layer {
  const { length, natural, character } = nail;
  const y = Math.max(length * 0.5, Math.min(natural * 0.82, length - 0.6)) + 0.1;
  return (s) => {
    const bent = s.y + 0.56 * s.x * s.x - y;
    const main = inside(nail, Math.abs(bent) - THREADS.main * character.line);
    const fine = inside(nail, Math.abs(bent + THREADS.apart) - THREADS.fine * character.line);
    const drawn = Math.max(main, fine);
    layMetal(s, metal, drawn);
    s.cover += (1 - s.cover) * drawn;
    s.h += 0.012 * main + 0.006 * fine;
  };
}

/** Torn metal leaf, which is denser towards the tip. */
function foil(nail: Nail, metal: Rgb): Layer {
  const off = chance(nail, "foil").range(0, 90);
  return (s) => {
    const torn =
      0.62 * noise(s.wrapped * 8 + off, s.y * 8) + 0.38 * noise(s.wrapped * 23, s.y * 23 + off);
    const limit = 0.78 - 0.2 * smoothstep(0.1, 1, s.y / nail.length);
    const alpha = inside(nail, (limit - torn) * 0.07);
    if (alpha <= 0) return;
    layMetal(s, metal, alpha * 0.97);
    s.cover += (1 - s.cover) * alpha;
    // The leaf is crumpled, so each fold reflects a different part of the room.
    s.h += alpha * 0.008 * noise(s.wrapped * 16 + off, s.y * 16);
  };
}

function confetti(nail: Nail, color: Rgb): Layer {
  const { tones } = nail;
  const random = chance(nail, "confetti");
  const colors = [color, tones.gold, tones.light, tones.pale];
  const bits = Array.from({ length: CONFETTI.count }, () => ({
    x: random.range(-0.5, 0.5),
    y: random.range(0.15, nail.length),
    r: random.range(CONFETTI.least, CONFETTI.most),
    color: random.pick(colors),
  }));
  return (s) => {
    for (const bit of bits) {
      const [dx, dy] = [s.wrapped - bit.x, s.y - bit.y];
      if (dx * dx + dy * dy > 0.004) continue;
      const alpha = inside(nail, Math.sqrt(dx * dx + dy * dy) - bit.r);
      layPaint(s, bit.color, alpha);
      s.h += alpha * 0.003;
    }
  };
}

/**
 * Paints one point of a thing that stands on the nail. The point is at (`dx`, `dy`) from the middle of the thing, and
 * `off` is its distance from that middle.
 */
type Shape = (s: Sample, dx: number, dy: number, off: number, r: number) => void;

function set(s: Sample, color: Rgb, metal: number): void {
  [s.r, s.g, s.b] = color;
  [s.er, s.eg, s.eb] = [0, 0, 0];
  s.metal = metal;
  s.coat = 1;
  s.cover = 1;
}

/**
 * Five things of the same kind along the cuticle, with the largest in the middle. Each thing has its shadow on the
 * lacquer.
 */
function row(nail: Nail, grow: number, shape: Shape): Layer {
  const { key } = nail;
  const places = ROW.map(({ x, y, r }) => ({ x, y, r: r * grow }));
  return (s) => {
    for (const { x, y, r } of places) {
      const [dx, dy] = [s.x - x, s.y - y];
      const off = Math.sqrt(dx * dx + dy * dy);
      if (off > r * 2.4) continue;
      const [fx, fy] = [dx + key[0] * r * 0.5, dy + key[1] * r * 0.5];
      const dark = 0.5 * smoothstep(r * 1.5, r * 0.8, Math.sqrt(fx * fx + fy * fy));
      if (inside(nail, off - r) > 0.5) shape(s, dx, dy, off, r);
      else {
        s.r *= 1 - dark;
        s.g *= 1 - dark;
        s.b *= 1 - dark;
        s.er *= 1 - dark;
        s.eg *= 1 - dark;
        s.eb *= 1 - dark;
      }
    }
  };
}

const ball =
  (color: Rgb, metal: number): Shape =>
  (s, _dx, _dy, off, r) => {
    set(s, color, metal);
    s.h += 0.95 * Math.sqrt(Math.max(0, r * r - off * off));
  };

const AXES = Array.from({ length: 8 }, (_, k) => [cos((k * PI) / 4), sin((k * PI) / 4)] as const);

/** A cut stone with a flat table. Eight facets slope from the table to the girdle, alternately lighter and darker. */
const stone: Shape = (s, dx, dy, _off, r) => {
  let far = 0;
  let facet = 0;
  for (let k = 0; k < 8; k++) {
    const [ax, ay] = AXES[k] ?? [0, 0];
    const along = dx * ax + dy * ay;
    if (along <= far) continue;
    far = along;
    facet = k;
  }
  set(s, STONE, 0.85);
  const table = far < r * 0.52;
  const spark = table ? 0.9 : 0.45 + 0.55 * ((facet * 5) % 8) * 0.125;
  s.r *= spark;
  s.g *= spark;
  s.b *= spark;
  s.h += table ? r * 0.45 : Math.max(0, (r - far) * 0.94);
};

function layerOf(nail: Nail, { kind, color }: Detail): Layer {
  const { tones } = nail;
  const own = color === undefined ? undefined : linearOf(color);
  const metal = own ?? tones.gold;
  switch (kind) {
    case "line":
      return line(nail, metal);
    case "foil":
      return foil(nail, metal);
    case "confetti":
      return confetti(nail, own ?? tones.detail);
    case "dot": {
      const fill = own ?? tones.detail;
      return (s) => {
        const off = Math.sqrt(s.x * s.x + (s.y - 0.22) * (s.y - 0.22));
        const alpha = inside(nail, off - DOT_RADIUS);
        layPaint(s, fill, alpha);
        s.h += 0.01 * Math.sqrt(Math.max(0, 1 - (off * off) / 0.0025));
      };
    }
    case "gems":
      return row(nail, STONE_GROWTH, stone);
    case "pearls":
      return row(nail, 1, ball(PEARL, 0));
    case "studs":
      return row(nail, 1, ball(metal, 1));
  }
}

/**
 * Returns the layers of the details in the order of painting: details in the lacquer first, and details on top of the
 * lacquer last.
 */
export function detailLayers(nail: Nail, wanted: readonly Detail[]): Layer[] {
  const isRaised = ({ kind }: Detail): boolean =>
    kind === "gems" || kind === "pearls" || kind === "studs";
  return [...wanted.filter((one) => !isRaised(one)), ...wanted.filter(isRaised)].map((detail) =>
    layerOf(nail, detail),
  );
}
