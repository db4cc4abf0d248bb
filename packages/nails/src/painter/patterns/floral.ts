import { cos, PI, sin, smoothstep } from "../../maths/maths.ts";
import { type Box, nearOf } from "../near.ts";
import { flowersOn } from "../mark-sizes.ts";
import { chance, inside, type Nail } from "../nail.ts";
import { noise } from "../noise.ts";
import { lay, layPaint, type Sample } from "../sample.ts";
import { blend, type Rgb } from "../srgb.ts";
import type { Pattern } from "./pattern.ts";

/** One press of a brush that holds two colours. The stroke runs from its foot along an axis, in wrapped nail widths. */
interface Stroke {
  x: number;
  y: number;
  ax: number;
  ay: number;
  long: number;
  wide: number;
  inner: Rgb;
  outer: Rgb;
  off: number;
}

/** A flower with its leaves. `heart` is the size of the flower's middle. */
interface Flower {
  x: number;
  y: number;
  heart: number;
  strokes: Stroke[];
}

const LEAF: Rgb = [0.07, 0.17, 0.06];
const LEAF_PALE: Rgb = [0.36, 0.5, 0.22];
const POLLEN: Rgb = [0.78, 0.48, 0.09];

function plant(nail: Nail): Flower[] {
  const { tones, length, character } = nail;
  const random = chance(nail, "floral");
  const flowers: Flower[] = [];
  const count = flowersOn(length, character.density);
  const hand = random.next() < 0.5 ? -1 : 1;
  for (let i = 0; i < count; i++) {
    const y = 0.22 + ((i + random.range(0.1, 0.8)) / count) * (length - 0.3);
    const x = (i % 2 === 0 ? hand : -hand) * random.range(0.06, 0.4);
    const r = (i % 3 === 0 ? 0.42 : 0.24) * random.range(0.85, 1.12) * character.scale;
    const start = random.range(0, 2 * PI);
    const strokes: Stroke[] = [];
    const leaves = i % 2 === 0 ? 2 : 1;
    for (let k = 0; k < leaves; k++) {
      const angle = start + 0.6 + k * 2.4 + random.range(-0.3, 0.3);
      const [ax, ay] = [cos(angle), sin(angle)];
      const leaf = {
        x: x + ax * r * 0.6,
        y: y + ay * r * 0.6,
        ax,
        ay,
        inner: LEAF,
        outer: LEAF_PALE,
      };
      strokes.push({ ...leaf, long: r * 0.95, wide: r * 0.26, off: random.range(0, 60) });
    }
    const petals = i % 3 === 0 ? 5 : 5 + (random.next() < 0.3 ? 1 : 0);
    const tone = blend(tones.detail, tones.pale, random.range(0, 0.22));
    for (let k = 0; k < petals; k++) {
      const angle = start + (k / petals) * 2 * PI + random.range(-0.08, 0.08);
      const [ax, ay] = [cos(angle), sin(angle)];
      const paint = { inner: tone, outer: blend(tone, [0.95, 0.92, 0.9], 0.5) };
      strokes.push({ x, y, ax, ay, ...paint, long: r, wide: r * 0.46, off: random.range(0, 60) });
    }
    flowers.push({ x, y, heart: r * 0.17, strokes });
  }
  return flowers;
}

function press(nail: Nail, s: Sample, stroke: Stroke): void {
  const dx = s.wrapped - stroke.x;
  const dy = s.y - stroke.y;
  const along = (dx * stroke.ax + dy * stroke.ay) / stroke.long;
  if (along < 0.02 || along > 1.05) return;
  const across = (dy * stroke.ax - dx * stroke.ay) / stroke.wide;
  if (Math.abs(across) > 1.1) return;
  // The stroke is narrow at its foot and full near its end, with a dent where the brush was lifted.
  const t = Math.min(1, along);
  const half = Math.sqrt(t) * Math.sqrt(Math.max(0, 1 - t * t * t * t)) * 1.12;
  const ragged = 0.05 * (noise(across * 5 + stroke.off, along * 4) - 0.5);
  const dent = 0.05 * smoothstep(0.35, 0, Math.abs(across));
  const d = Math.max(
    (Math.abs(across) - half + ragged) * stroke.wide,
    (along - 1 + dent) * stroke.long,
  );
  const alpha = inside(nail, d);
  if (alpha <= 0) return;
  const bristle = noise(across * 11 + stroke.off, along * 2.2) - 0.5;
  const load = smoothstep(0.25, 1.05, along * 0.7 + 0.4 * Math.abs(across) + 0.4 * bristle);
  const shade = 1 - 0.22 * smoothstep(0.5, 0.05, along) - 0.1 * smoothstep(-0.03, -0.004, d);
  const tone = blend(stroke.inner, stroke.outer, load);
  layPaint(s, [tone[0] * shade, tone[1] * shade, tone[2] * shade], alpha * 0.96);
  s.cover += (1 - s.cover) * alpha;
  s.tone = Math.max(s.tone, alpha);
  s.h += alpha * (0.004 + 0.004 * bristle);
}

/** The middle of a flower, dotted with pollen. */
function dot(nail: Nail, s: Sample, { x, y, heart }: Flower): void {
  const dx = s.wrapped - x;
  const dy = s.y - y;
  const off = Math.sqrt(dx * dx + dy * dy);
  if (off > heart * 2) return;
  const dotted = 0.45 * heart * (noise(dx * 42 + x * 31, dy * 42) - 0.5);
  const alpha = inside(nail, off - heart + dotted);
  lay(s, POLLEN, alpha);
  s.h += alpha * 0.012 * Math.sqrt(Math.max(0, 1 - (off * off) / (heart * heart * 2)));
}

function strokeBox({ x, y, ax, ay, long, wide }: Stroke): Box {
  const [ex, ey] = [x + ax * long * 1.05, y + ay * long * 1.05];
  const [px, py] = [Math.abs(ay) * wide * 1.1, Math.abs(ax) * wide * 1.1];
  return {
    left: Math.min(x, ex) - px,
    right: Math.max(x, ex) + px,
    bottom: Math.min(y, ey) - py,
    top: Math.max(y, ey) + py,
  };
}

function heartBox({ x, y, heart }: Flower): Box {
  const reach = heart * 2;
  return { left: x - reach, right: x + reach, bottom: y - reach, top: y + reach };
}

/** Flowers with five petals, and leaves, in strokes of a brush that holds two colours. */
export const floral: Pattern = (nail) => {
  const marks = plant(nail).flatMap((flower) => [...flower.strokes, flower]);
  const near = nearOf(nail, marks, (mark) => ("heart" in mark ? heartBox(mark) : strokeBox(mark)));
  return (s) => {
    const here = near(s.wrapped, s.y);
    for (let i = 0; i < here.length; i++) {
      const mark = here[i];
      if (!mark) break;
      if ("heart" in mark) dot(nail, s, mark);
      else press(nail, s, mark);
    }
  };
};
