import type { Light } from "../design.ts";
import { clamp, cos, lerp, PI, smoothstep } from "../maths/maths.ts";
import { noise } from "./noise.ts";
import { brightnessOf, litSphere, roughened, type Sphere } from "./sphere.ts";
import { blend, linearOf, luminance, type Rgb } from "./srgb.ts";

/**
 * The light of one photo, prepared for looking up what a surface reflects in a direction. A room is built once for each
 * photo.
 */
export interface Room {
  /**
   * What clear coats reflect, with one sphere for each roughness from wet to matte. The window is so bright that it
   * shows even in a coat that reflects only 1/25 of the light.
   */
  coats: readonly Sphere[];
  /** What mirror-like surfaces reflect, with one sphere for each roughness. The window is dimmer here than in `coats`. */
  mirrors: readonly Sphere[];
  /** The brightness of `mirrors`, for flakes and grains. */
  glints: readonly Float32Array[];
  /** The direction towards the light, with x to the right, y down and z to the camera. */
  key: Rgb;
  /** The share of directed light, 0–1. */
  hardness: number;
  /** The colour of a white object under this light. */
  white: Rgb;
  skin: Rgb;
}

const COAT_REACHES = [0, 2, 5, 13] as const;
const MIRROR_REACHES = [0, 2, 5] as const;

/**
 * The number of photos whose rooms are cached. A worker paints several jobs in turn, so a single cached room would not
 * be enough.
 */
const KEPT_MOST = 4;
const kept = new Map<string, Room>();

export function roomOf(light: Light): Room {
  const { nails: _, ...shared } = light;
  const key = JSON.stringify(shared);
  const room = kept.get(key) ?? newRoom(light);
  // The room that was just used moves to the end. If too many rooms are cached, the first one is dropped.
  kept.delete(key);
  kept.set(key, room);
  const [oldest] = kept.keys();
  if (kept.size > KEPT_MOST && oldest !== undefined) kept.delete(oldest);
  return room;
}

/** Returns the direction towards the light, with x to the right, y down and z to the camera. */
export function keyOf(light: Pick<Light, "x" | "y" | "height">): Rgb {
  const size = Math.sqrt(light.x * light.x + light.y * light.y);
  const rise = (0.16 + 0.33 * clamp(light.height, 0, 1)) * PI;
  const flat = size < 1e-6 ? 0 : cos(rise) / size;
  const [x, y] = [light.x * flat, light.y * flat];
  return [x, y, Math.sqrt(Math.max(0.01, 1 - x * x - y * y))];
}

interface Frame {
  /** Two random numbers of the photo, 0–1, so that no two rooms have the same window. */
  own: readonly [number, number];
  key: Rgb;
  /** The directions across and along the window, at right angles to the direction towards the light. */
  across: Rgb;
  along: Rgb;
}

function frameOf(key: Rgb, skin: Rgb): Frame {
  const [x, y, z] = key;
  const size = Math.sqrt(x * x + z * z) || 1;
  const across: Rgb = [z / size, 0, -x / size];
  const along: Rgb = [
    y * across[2] - z * across[1],
    z * across[0] - x * across[2],
    x * across[1] - y * across[0],
  ];
  // The numbers come from the skin and not from the direction, so that the window stays the same while the light turns.
  const own = [noise(skin[0] * 61, skin[1] * 83), noise(skin[2] * 97 + 9, skin[0] * 71)] as const;
  return { own, key, across, along };
}

/**
 * Returns how bright the window is in a direction: 0 beside the window, and about 1 in the window's brightest place.
 * The window has soft corners and a faint bar, and is brighter at the top than at the bottom.
 */
function windowAt(frame: Frame, light: Light, x: number, y: number, z: number): number {
  const { key, across, along, own } = frame;
  const ahead = x * key[0] + y * key[1] + z * key[2];
  if (ahead < 0.2) return 0;
  const p = (x * across[0] + y * across[1] + z * across[2]) / ahead;
  const q = (x * along[0] + y * along[1] + z * along[2]) / ahead;
  const wide = lerp(0.09, 0.26, light.size);
  const high = lerp(0.09, 0.38, light.size);
  const round = lerp(0.1, 0.08, light.size);
  const dx = Math.max(0, Math.abs(p) - wide + round);
  const dy = Math.max(0, Math.abs(q) - high + round);
  const outside = Math.sqrt(dx * dx + dy * dy) - round;
  const soft = lerp(0.17, 0.03, light.hardness);
  const shown = 1 - smoothstep(-soft * 0.6, soft, outside);
  if (light.size <= 0.3) return shown * (0.82 - 0.32 * clamp(q / high, -1, 1));
  // A curtain and the frame's depth dim one side of the window, and the sky is brightest in one place.
  const curtain = 0.5 + 0.5 * smoothstep(-1.15, 0.35, p / wide);
  const [fromSkyX, fromSkyY] = [p / wide - 0.3, q / high + 0.45];
  const sky = 1 + 0.35 * smoothstep(0.75, 0.1, fromSkyX * fromSkyX + fromSkyY * fromSkyY);
  const bar = 1 - 0.5 * (1 - smoothstep(0.02, 0.075, Math.abs(p + 0.34 * (own[0] - 0.5))));
  // A real window is never evenly bright, because houses and trees stand below the sky.
  const skyline = 1 - 0.5 * smoothstep(0.16, 0.3, q / high + 0.5 * p);
  // In some rooms, a second pane stands on one side of the first, seen at an angle.
  const side = own[1] < 0.5 ? p : -p;
  const pane =
    0.42 *
    smoothstep(0.08, 0.3, Math.abs(own[1] - 0.5)) *
    (1 - smoothstep(0.03, 0.03 + 0.5 * soft, Math.abs(side - wide - 0.13 - 0.12 * own[0]))) *
    (1 - smoothstep(0.5, 0.8, Math.abs(q / high + 0.35)));
  return shown * bar * skyline * curtain * sky * (0.76 - 0.3 * clamp(q / high, -1, 1)) + pane;
}

/** Returns the room's light from a direction, without its window. */
function surroundings(key: Rgb, x: number, y: number, z: number): number {
  const up = x * key[0] + y * key[1] + z * key[2];
  const dome = 0.05 + 0.25 * (0.5 + 0.5 * up) * (0.5 + 0.5 * up);
  // The photographer blocks part of the light that comes from the camera's side.
  const photographer = 1 - 0.55 * smoothstep(0.86, 0.97, z);
  const lamp =
    2.6 *
    (1 - smoothstep(0.06, 0.5, Math.abs(x * key[1] - y * key[0] + 0.1))) *
    smoothstep(0.2, -0.25, up) *
    smoothstep(-0.95, -0.5, up);
  // From the nail, the walls are seen at a flat angle, so their reflections line the sides of the nail. The wall on the
  // lit side is bright.
  const wall = smoothstep(0.8, 0.2, z) * (0.08 + 0.85 * (0.5 + 0.5 * up) * (0.5 + 0.5 * up));
  // The ceiling is behind the photographer, whose outline covers part of it.
  const ceiling =
    0.65 * smoothstep(0.08, 0.5, -y - 0.3 * Math.abs(x + 0.08)) * smoothstep(-0.1, 0.4, z);
  return (dome + wall) * photographer + lamp + ceiling;
}

/**
 * The room as a mirror shows it. A mirror only looks like a mirror with contrast, so the room has a dark floor, a
 * horizon line and a bright wall.
 */
function mirrored(key: Rgb, x: number, y: number, z: number): number {
  const flat = Math.sqrt(key[0] * key[0] + key[1] * key[1]) || 1;
  const towards = (x * key[0] + y * key[1]) / flat;
  const aside = (y * key[0] - x * key[1]) / flat;
  // Furniture, shelves and people break every edge in the room.
  const broken = noise(x * 2.3 + 9, y * 2.3 + z) - 0.5;
  const v = towards * 0.8 + z * 0.34 + 0.12 * aside + 0.3 * broken;
  const floor = lerp(0.05, 0.34, smoothstep(-1, -0.22, v));
  const wall = lerp(1.15, 0.34, smoothstep(0.02, 0.7, v)) + 0.5 * smoothstep(0.62, 0.95, v);
  const base = lerp(floor, wall, smoothstep(-0.13, 0.02, v));
  const horizon = 1 - 0.8 * (1 - smoothstep(0.02, 0.13, Math.abs(v + 0.14)));
  const thing = noise(x * 3.1 + 21, y * 2.5 + 1.4 * z) - 0.5;
  const furnished = 1 - 0.62 * smoothstep(0.1, 0.17, thing) + 0.5 * smoothstep(-0.16, -0.23, thing);
  const photographer = 1 - 0.5 * smoothstep(0.7, 0.98, z - 0.25 * aside);
  const shelf = 0.75 * (1 - smoothstep(0.03, 0.2, Math.abs(v + 0.46)));
  // Pale walls beside the dark outline of the photographer line the sides of every mirror.
  const around = 0.8 * smoothstep(0.72, 0.3, z) * smoothstep(-0.3, 0.15, z) * (0.55 + 0.45 * aside);
  return (base * horizon * furnished + shelf) * photographer + around;
}

/** The brightness of the hand when a nail reflects it, relative to the hand's skin in full light. */
export const HAND_LIGHT = 0.8;

/**
 * Returns the share of the light from a direction that is replaced by the hand below the nail. `z` points to the
 * camera.
 */
export function handAt(z: number): number {
  return smoothstep(0.25, -0.35, z) * 0.75;
}

/**
 * Returns the sphere of a wet coat. A coat is never perfectly clean and even, so each bright reflection has a wide, faint
 * halo around its core.
 */
function haloed(sphere: Sphere, coats: readonly Sphere[]): Sphere {
  const [, , near, far] = coats;
  if (!near || !far) return sphere;
  return sphere.map((value, i) => 0.83 * value + 0.1 * (near[i] ?? 0) + 0.07 * (far[i] ?? 0));
}

function newRoom(light: Light): Room {
  const key = keyOf(light);
  const skin = linearOf(light.skin);
  const frame = frameOf(key, skin);
  const tint = linearOf(light.tint);
  const bright = luminance(tint) || 1;
  const white = blend([1, 1, 1], [tint[0] / bright, tint[1] / bright, tint[2] / bright], 0.35);
  // Through a larger window, the same daylight is spread over a larger area, and the reflection in a coat hides less of
  // the colour below the coat.
  const small = 1 - light.size;
  const power = lerp(12, 48, small * small) * lerp(0.55, 1.15, light.hardness);
  // The hand itself is below the horizon.
  const paint = (radiance: number, z: number, glow: number, to: Float64Array): void => {
    const hand = handAt(z);
    for (let c = 0; c < 3; c++)
      to[c] =
        lerp(radiance * (white[c] ?? 1), (skin[c] ?? 0) * HAND_LIGHT, hand) +
        glow * (white[c] ?? 1);
  };
  const coat = litSphere((x, y, z, to) =>
    paint(surroundings(key, x, y, z), z, power * windowAt(frame, light, x, y, z), to),
  );
  const mirror = litSphere((x, y, z, to) =>
    paint(mirrored(key, x, y, z), z, 2.1 * windowAt(frame, light, x, y, z), to),
  );
  const at = (sphere: Sphere, reach: number): Sphere =>
    reach === 0 ? sphere : roughened(sphere, reach);
  const coats = COAT_REACHES.map((reach) => at(coat, reach));
  const mirrors = MIRROR_REACHES.map((reach) => at(mirror, reach));
  return {
    coats: coats.map((sphere, i) => (i < 2 ? haloed(sphere, coats) : sphere)),
    mirrors,
    glints: mirrors.map(brightnessOf),
    key,
    hardness: light.hardness,
    white,
    skin,
  };
}
