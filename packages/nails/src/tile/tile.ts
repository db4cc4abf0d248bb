import {
  DAYLIGHT,
  type DesignNail,
  type Light,
  type NailDesign,
  type NailTile,
  type PlacedPicture,
} from "../design.ts";
import { nailFrame, pathOf, type Point, profileOutline, round } from "../geometry/outline.ts";
import { createCanvas, type NailLight } from "../paint/canvas.ts";
import { bareNailColor, createPalette, shadedFor } from "../paint/palette.ts";
import { hashText } from "../paint/random.ts";
import { vibeColors } from "../paint/vibe.ts";
import type { NailLook } from "../variation.ts";
import { layerStrengths } from "./layers.ts";
import { paintNail } from "./paint.ts";
import { cuticle, mend, shadow } from "./surroundings.ts";

/** Whole photo pixels around a nail and its shadow, cut at the photo's edges; null when nothing of it shows. */
export interface TileBounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function tileBounds(
  nail: DesignNail,
  settings: NailLook["settings"],
  photo: { width: number; height: number },
): TileBounds | null {
  const frame = nailFrame(nail.guide, settings, photo);
  const corners = profileOutline(frame.profile).map(([x, y]) => frame.at(x, y));
  const natural = (
    [
      [-0.6, 0],
      [0.6, 0],
      [-0.6, frame.natural],
      [0.6, frame.natural],
    ] as const
  ).map(([x, y]) => frame.at(x, y));
  const points: Point[] = [...corners, ...natural];
  const pad = frame.width * 0.22 + 2;
  const left = Math.max(0, Math.floor(Math.min(...points.map(([x]) => x)) - pad));
  const top = Math.max(0, Math.floor(Math.min(...points.map(([, y]) => y)) - pad));
  const right = Math.min(photo.width, Math.ceil(Math.max(...points.map(([x]) => x)) + pad));
  const bottom = Math.min(photo.height, Math.ceil(Math.max(...points.map(([, y]) => y)) + pad));
  if (right - left < 1 || bottom - top < 1) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function lightOn(light: Light, angle: number): NailLight {
  const radians = (angle * Math.PI) / 180;
  const across = light.x * Math.cos(radians) + light.y * Math.sin(radians);
  const along = light.x * Math.sin(radians) - light.y * Math.cos(radians);
  return { side: across > 0 ? 1 : -1, across, along, exposure: light.exposure };
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

function placed(picture: string | PlacedPicture, design: NailDesign, shift: Point): string {
  const box =
    typeof picture === "string"
      ? { href: picture, x: 0, y: 0, width: design.photoWidth, height: design.photoHeight }
      : picture;
  return `<image href="${escaped(box.href)}" x="${round(box.x - shift[0])}" y="${round(box.y - shift[1])}" width="${round(box.width)}" height="${round(box.height)}" preserveAspectRatio="none"/>`;
}

/** One nail of one image as a complete SVG document; null when it lies outside the photo. */
export function createTile(
  design: NailDesign,
  nail: DesignNail,
  index: number,
  look: NailLook,
  reference: string | null,
): NailTile | null {
  const photo = { width: design.photoWidth, height: design.photoHeight };
  const bounds = tileBounds(nail, look.settings, photo);
  if (!bounds) return null;
  const shift: Point = [bounds.x, bounds.y];
  const frame = nailFrame(nail.guide, look.settings, photo, shift);
  const light = design.light ?? DAYLIGHT;
  const around = light.nails?.[index];
  const skin = around?.skin ?? light.skin;
  const colors = vibeColors(look.settings, bareNailColor(skin));
  const drawing = nail.drawing ?? design.drawing;
  const strengths = layerStrengths(design.weights, {
    drawing: drawing !== undefined,
    reference: reference !== null,
  });
  const defs: string[] = [];
  // Whatever makes two tiles differ makes their ids differ, so that many can share a page.
  const prefix = `n${hashText(JSON.stringify([look, nail.guide, bounds, skin, strengths])).toString(36)}-`;
  const canvas = createCanvas(
    {
      frame,
      settings: look.settings,
      palette: shadedFor(createPalette(colors.base, colors.accent, skin), strengths.reference),
      character: look.character,
      light: lightOn(light, nail.guide.angle),
      finger: nail.guide.finger,
      tile: bounds,
    },
    { seed: look.seed, prefix },
    defs,
  );
  const outline = pathOf(profileOutline(frame.profile).map(([x, y]) => frame.at(x, y)));
  defs.push(`<clipPath id="${canvas.id("c")}"><path d="${outline}"/></clipPath>`);
  const pictures = {
    drawing: drawing ? placed(drawing, design, shift) : "",
    reference: reference ? referenceImage(canvas, reference) : "",
  };
  const below = (around ? mend(canvas, around) : "") + shadow(canvas, skin);
  const inside = paintNail(canvas, strengths, look.details, pictures);
  const seam = cuticle(canvas, skin);
  const body =
    `<defs>${defs.join("")}</defs>${below}` +
    `<g clip-path="url(#${canvas.id("c")})">${inside}</g>${seam}`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${bounds.width}" height="${bounds.height}" viewBox="0 0 ${bounds.width} ${bounds.height}">` +
    `${body}</svg>`;
  return { svg, ...bounds };
}

/** A reference fills the nail, upright along its axis, cropped to its middle. */
function referenceImage(nail: ReturnType<typeof createCanvas>, href: string): string {
  const [x, y] = nail.frame.at(0, nail.length / 2);
  const width = nail.unit * 1.16;
  const height = nail.unit * (nail.length + 0.1);
  return (
    `<g transform="translate(${round(x)} ${round(y)}) rotate(${round(nail.frame.angle)})">` +
    `<image href="${escaped(href)}" x="${round(-width / 2)}" y="${round(-height / 2)}" width="${round(width)}" height="${round(height)}" preserveAspectRatio="xMidYMid slice"/></g>`
  );
}
