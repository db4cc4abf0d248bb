import {
  DAYLIGHT,
  type DesignNail,
  type Light,
  type NailSurroundings,
  type NailDesign,
  type NailTile,
  type PlacedPicture,
} from "../design.ts";
import { nailFrame, type NailFrame } from "../geometry/outline.ts";
import { bareNailColor, createPalette, type Palette } from "../paint/palette.ts";
import { createRandom } from "../paint/random.ts";
import { vibeColors } from "../paint/vibe.ts";
import { type LayerStrengths, layerStrengths } from "../tile/layers.ts";
import type { TileBounds } from "../tile/bounds.ts";
import type { NailLook } from "../variation.ts";
import { bell, develop, soften, SOFTEST } from "./develop.ts";
import { FINISHES } from "./finishes/index.ts";
import { cast, type Placement } from "./geometry.ts";
import { layersOf, type Placed } from "./layers.ts";
import { clamp, cos, lerp, PI, sin } from "../maths/maths.ts";
import type { Nail, Tones } from "./nail.ts";
import { textureOf } from "./texture.ts";
import type { Picture } from "../picture.ts";
import { pigment } from "./pigment.ts";
import { placedLayer } from "./placed/index.ts";
import { overhangOf } from "./placed/overhang.ts";
import { distanceAt, type Plate, plateOf, slopesAt } from "./plate.ts";
import { roomOf } from "./room.ts";
import type { Layer, Sample } from "./sample.ts";
import { mendOf, seat, shadow, wallsOf } from "./seat.ts";
import { shade, type Surface } from "./shade.ts";
import { blend, linearOf, type Rgb } from "./srgb.ts";
import { lightFor } from "./wanted-light.ts";
import { eachRow, holdsGeometry, rowsOf, stripOf } from "./strip.ts";
import { TOPPERS } from "./toppers/index.ts";

/** The usual pose of fingers towards the camera, as slopes of roll and pitch. */
const POSE = {
  thumb: [0.1, -0.03],
  index: [0.04, -0.06],
  middle: [0, -0.05],
  ring: [-0.03, -0.06],
  little: [-0.07, -0.04],
} as const;

function tonesOf(palette: Palette, skin: string): Tones {
  return {
    base: linearOf(palette.base),
    accent: linearOf(palette.accent),
    detail: linearOf(palette.detail),
    deep: linearOf(palette.deep),
    ink: linearOf(palette.ink),
    light: linearOf(palette.light),
    pale: linearOf(palette.pale),
    gold: linearOf(palette.gold),
    bed: linearOf(palette.bed),
    skin: linearOf(skin),
  };
}

function nailOf(
  frame: NailFrame,
  look: NailLook,
  nail: DesignNail,
  light: Light,
  skin: string,
  strengths: LayerStrengths,
): Nail {
  const { settings } = look;
  const colors = vibeColors(settings, bareNailColor(skin));
  const radians = (nail.guide.angle * PI) / 180;
  const [c, s] = [cos(radians), sin(radians)];
  const room = roomOf(light);
  const [kx, ky, kz] = room.key;
  return {
    settings,
    tones: tonesOf(createPalette(colors.base, colors.accent, skin), skin),
    character: look.character,
    finger: nail.guide.finger,
    length: frame.length,
    natural: frame.natural,
    profile: frame.profile,
    pixel: 1 / frame.width,
    key: [kx * c + ky * s, kx * s - ky * c, kz],
    room,
    seed: look.seed,
    cos: c,
    sin: s,
    finish: strengths.finish,
    texture: strengths.texture,
  };
}

/**
 * Returns the position of the tile's pixels on the nail. Each finger faces the camera a little differently. A finger's
 * pose is read from the reflection on its old nail. Without a reflection, the usual pose is used with some variation.
 */
function placementOf(
  nail: Nail,
  design: NailDesign,
  guide: DesignNail["guide"],
  bounds: TileBounds,
  around: NailSurroundings | undefined,
  plate: Plate,
): Placement {
  const { pixel, cos: c, sin: s, natural } = nail;
  const random = createRandom(`${design.seed}/${guide.finger}/pose`);
  const [roll, pitch] = POSE[guide.finger];
  const ux = (bounds.x + 0.5 - guide.x * design.photoWidth) * pixel;
  const uy = (bounds.y + 0.5 - guide.y * design.photoHeight) * pixel;
  const [sx, sy] = [(guide.x - 0.5) * 0.22, (guide.y - 0.5) * 0.16];
  const usual = {
    roll: roll + random.range(-0.08, 0.08) + sx * c + sy * s,
    pitch: pitch + random.range(-0.08, 0.08) + sx * s - sy * c,
  };
  const pose = around?.pose;
  const sure = 0.8 * clamp(pose?.certainty ?? 0, 0, 1);
  return {
    x0: ux * c + uy * s,
    y0: ux * s - uy * c,
    dx: c * pixel,
    dy: s * pixel,
    roll: lerp(usual.roll, pose?.roll ?? 0, sure),
    pitch: lerp(usual.pitch, pose?.pitch ?? 0, sure),
    wave: random.range(0, 90),
    form: {
      bow: random.range(0.9, 1.16),
      belly: random.range(-0.02, 0.16),
      twist: random.range(-0.07, 0.07),
    },
    natural,
    overhang: overhangOf(nail, guide.design?.placed ?? [], (x, y) => distanceAt(plate, x, y)),
  };
}

/**
 * Returns the colour below the free tip: the photo's colour beside the end of the natural nail, darkened by the tip's
 * shadow.
 */
function backdropOf(around: NailSurroundings | undefined, skin: string): Rgb {
  const beside = blend(
    linearOf(around?.left.at(-1) ?? skin),
    linearOf(around?.right.at(-1) ?? skin),
    0.5,
  );
  return [beside[0] * 0.45, beside[1] * 0.45, beside[2] * 0.45];
}

function surfaceOf(nail: Nail, light: Light, around: NailSurroundings | undefined): Surface {
  const { room, settings } = nail;
  const finish = FINISHES[settings.finish];
  const outermost = settings.topper ? TOPPERS[settings.topper] : finish;
  // Metal below a glossy topper keeps its own reflection. In all other cases, that of the outermost layer shows.
  const { metalRoughness } = finish.pigment && outermost.coatRoughness < 3 ? finish : outermost;
  const coat = room.coats[nail.finish >= 0.5 ? outermost.coatRoughness : 1];
  const mirror = room.mirrors[metalRoughness];
  if (!coat || !mirror) throw new RangeError("There is no sphere of this roughness.");
  return {
    coat,
    mirror,
    gloss: lerp(0.3, outermost.coat, nail.finish),
    // The skin's brightness differs between fingers for other reasons too, so only half of the difference counts as
    // shadow.
    exposure: clamp(0.45 + 0.6 * light.exposure, 0, 1) * lerp(1, around?.brightness ?? 1, 0.5),
    beside: around?.beside ?? [0, 0],
    backdrop: backdropOf(around, light.skin),
  };
}

/**
 * Returns a layer for a drawing. A `Picture` covers the whole photo, and a `PlacedPicture` covers its own part of the
 * photo.
 */
function drawingOn(picture: Picture | PlacedPicture, design: NailDesign, frame: NailFrame): Placed {
  const box =
    "pixels" in picture
      ? picture
      : { pixels: picture, x: 0, y: 0, width: design.photoWidth, height: design.photoHeight };
  const [across, down] = [box.pixels.width / box.width, box.pixels.height / box.height];
  const texture = textureOf(box.pixels, across);
  const [fx, fy] = [texture.width / box.width, texture.height / box.height];
  const [scaleX, scaleY] = across > 0 && down > 0 ? [fx, fy] : [1, 1];
  return {
    texture,
    at: (s: Sample) => {
      const [x, y] = frame.at(s.x, s.y);
      return [(x - box.x) * scaleX, (y - box.y) * scaleY];
    },
  };
}

/**
 * Returns a layer for a reference. The reference fills the nail along the nail's axis, is cropped to its middle, and
 * bends with the curve.
 */
function referenceOn(picture: Picture, frame: NailFrame): Placed {
  const [wide, high] = [1.26, frame.length + 0.1];
  const perWidth = Math.min(picture.width / wide, picture.height / high);
  const texture = textureOf(picture, perWidth / frame.width);
  const scale = perWidth * (texture.width / picture.width);
  return {
    texture,
    at: (s: Sample) => [
      texture.width / 2 + s.wrapped * scale,
      texture.height / 2 + (frame.length / 2 - s.y) * scale,
    ],
  };
}

/** Returns the things on the nail. The pictures of decals are as fine as the pixels that they cover. */
function thingsOn(
  nail: Nail,
  { guide, decals }: DesignNail,
  plate: Plate,
  { roll, pitch }: Placement,
): Layer | null {
  const placed = guide.design?.placed ?? [];
  const things = placed.map((thing, i) => {
    const picture = decals?.[i];
    const longest = picture ? Math.max(picture.width, picture.height) : 0;
    const shown = thing.size / nail.pixel;
    return { thing, texture: picture ? textureOf(picture, longest / shown) : null };
  });
  return placedLayer(nail, things, (x, y) => {
    const [sx, sy] = slopesAt(plate, x, y);
    return [sx + roll, sy + pitch];
  });
}

/**
 * Paints one nail of one image as pixels to be drawn over the photo, and pauses after each strip, so that a nail that
 * fills a large photo does not hold up everything else. Other nails may be painted during a pause. Pure: the same
 * design gives the same bytes everywhere.
 */
export function* paintTile(
  design: NailDesign,
  designed: DesignNail,
  index: number,
  look: NailLook,
  reference: Picture | null,
  bounds: TileBounds,
): Generator<undefined, NailTile> {
  const photo = { width: design.photoWidth, height: design.photoHeight };
  const light = lightFor(design.light ?? DAYLIGHT, design.settings);
  const around = light.nails?.[index];
  const frame = nailFrame(designed.guide, look.settings, photo);
  const drawing = designed.drawing ?? design.drawing;
  const strengths = layerStrengths(design.weights, {
    drawing: drawing !== undefined,
    reference: reference !== null,
  });
  const nail = nailOf(frame, look, designed, light, around?.skin ?? light.skin, strengths);
  const plate = plateOf(frame.profile);
  const place = placementOf(nail, design, designed.guide, bounds, around, plate);
  const pictures = {
    drawing: drawing ? drawingOn(drawing, design, frame) : null,
    reference: reference ? referenceOn(reference, frame) : null,
  };
  const things = thingsOn(nail, designed, plate, place);
  const layers = layersOf(nail, strengths, look.details, pictures, things);
  const paint = { layers, overhang: place.overhang };
  const surface = surfaceOf(nail, light, around);
  const mend = mendOf(nail, around);
  const walls = wallsOf(nail, around);
  const lens = bell(clamp(0.6 * light.blur * photo.width, 0.4, SOFTEST));
  const { width, height } = bounds;
  const pixels = new Uint8ClampedArray(width * height * 4);
  // The number of extra rows that a strip needs above and below its own: the reach of the blur, and one more for the
  // relief.
  const halo = lens.reach + 1;
  const rows = rowsOf(width);
  // The geometry cannot be reused for a nail with placed things, which change the distances to the outline, or for a
  // nail of several strips, which overwrites its own geometry.
  const isKept = !things && height <= rows;
  const kept = isKept ? JSON.stringify([place, width, height, halo]) : null;
  for (let row = 0; row < height; row += rows) {
    const shown = Math.min(rows, height - row);
    const all = shown + 2 * halo;
    const strip = stripOf(width, all);
    if (!holdsGeometry(plate, kept))
      cast(strip, plate, place, width, row - halo, row + shown + halo);
    pigment(strip, nail, paint, width, all);
    eachRow(strip, width, 1, all - 1, (start, end) => {
      shade(strip, nail, surface, width, start, end);
      shadow(strip, nail, plate, walls, start, end);
      seat(strip, nail, mend, start, end);
    });
    soften(strip, lens, width, halo, halo + shown);
    const at = { width, from: halo, to: halo + shown, row, left: bounds.x, top: bounds.y };
    develop(strip, pixels, at, light.grain);
    yield;
  }
  return { pixels, ...bounds };
}
