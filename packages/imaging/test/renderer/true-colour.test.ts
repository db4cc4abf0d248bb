import { handOf, whitePatch } from "@lacquer/nails";
import sharp from "sharp";
import { expect, it, vi } from "vitest";
import { createRenderer } from "../../src/index.ts";
import { prepareGround } from "../../src/renderer/ground.ts";
import { handPicture } from "../../src/renderer/hand-picture.ts";
import { requestOf } from "../requests.ts";
import { adaptation, deltaE, encode, labOf, linear, times, type Triple } from "../colour.ts";

// The test paints ten photos, which takes long on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

const WIDTH = 480;
/**
 * A grey card in the photo's corner: the length of its side in pixels, and the value of its sRGB channels (0–255) under
 * neutral light.
 */
const CARD = { side: 60, byte: 214 };

interface Raw {
  data: Uint8Array;
  width: number;
  height: number;
}

/**
 * Each polish, and the light in which it is photographed, as CIE x and y: warm lamps of 4,000 to 5,000 K, shade, cloud,
 * and a greenish tube. The studio multiplies each channel of sRGB by one factor, which is less exact in redder light.
 */
const PHOTOS: [string, number, number][] = [
  ["#B3202F", 0.3608, 0.3636],
  ["#E8A0B8", 0.3741, 0.3727],
  ["#7A1E3A", 0.3451, 0.3516],
  ["#F2E6DC", 0.2987, 0.311],
  ["#20262E", 0.2807, 0.2884],
  ["#4A6FA5", 0.3721, 0.3751],
  ["#3C7A5A", 0.3324, 0.3474],
  ["#D9A24A", 0.3457, 0.3585],
  ["#8E6BB0", 0.3805, 0.3768],
  ["#C98F78", 0.3292, 0.3575],
];
const DAYLIGHT = [0.3127, 0.329] as const;
const hand = handOf({ skin: "medium", pose: "upright" });

/**
 * Like a camera, the test exposes photos so that room remains above white. Otherwise, some lights would cut off a
 * channel.
 */
const EXPOSURE = 0.7;

/** Returns a photo in daylight of the polish on a hand beside a grey card. */
async function inDaylight(polish: string): Promise<Raw> {
  const card = { create: { width: CARD.side, height: CARD.side, channels: 3 as const } };
  const { byte } = CARD;
  const bare = await sharp(await handPicture(hand))
    .resize({ width: WIDTH })
    .removeAlpha()
    .composite([
      {
        input: { create: { ...card.create, background: { r: byte, g: byte, b: byte } } },
        left: 0,
        top: 0,
      },
    ])
    .png()
    .toBuffer();
  const nails = hand.guides.map((guide) => ({ guide, drawing: null, reference: null }));
  const request = await requestOf({
    photo: bare,
    nails,
    settings: { baseColor: polish, finish: "glossy", styleVibe: "elegant" },
  });
  const made = await createRenderer().make(request, new AbortController().signal, () => undefined);
  const { data, ...size } = await rawOf(made.bytes);
  return { data: data.map((byte) => encode(linear(byte) * EXPOSURE)), ...size };
}

async function rawOf(bytes: Uint8Array): Promise<Raw> {
  const { data, info } = await sharp(bytes)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: Uint8Array.from(data), width: info.width, height: info.height };
}

/**
 * Returns the same photo in another light. The colours change by the Bradford model, not by the studio's own method.
 */
function inLight({ data, ...size }: Raw, x: number, y: number): Raw {
  const change = adaptation(DAYLIGHT, [x, y]);
  const lit = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 3) {
    const light = [0, 1, 2].map((c) => linear(data[at + c] ?? 0)) as unknown as Triple;
    lit.set(times(change, light).map(encode), at);
  }
  return { data: lit, ...size };
}

/** Returns the mean linear light of each nail's lit plateau, the area around its middle without gleams and shadows. */
function plateaus(seen: Raw, daylight: Raw): Triple[] {
  return hand.guides.map(({ x, y, angle, length }) => {
    const radians = (angle * Math.PI) / 180;
    const middle = [
      (x + (Math.sin(radians) * length) / 2) * seen.width,
      y * seen.height - ((Math.cos(radians) * length) / 2) * seen.width,
    ];
    const reach = Math.round(length * seen.width * 0.2);
    const spots: number[] = [];
    for (let dy = -reach; dy <= reach; dy++)
      for (let dx = -reach; dx <= reach; dx++)
        spots.push(
          (Math.round((middle[1] ?? 0) + dy) * seen.width + Math.round((middle[0] ?? 0) + dx)) * 3,
        );
    const bright = spots.toSorted(
      (a, b) => (daylight.data[a + 1] ?? 0) - (daylight.data[b + 1] ?? 0),
    );
    const plateau = bright.slice(Math.floor(bright.length * 0.3), Math.floor(bright.length * 0.8));
    return [0, 1, 2].map(
      (c) => plateau.reduce((sum, at) => sum + linear(seen.data[at + c] ?? 0), 0) / plateau.length,
    ) as unknown as Triple;
  });
}

const furthest = (a: Triple[], b: Triple[]) =>
  Math.max(...a.map((light, i) => deltaE(labOf(light), labOf(b[i] ?? light))));

it.each(PHOTOS)(
  "a tap on a grey card brings %s, taken in light at %f, %f, within ΔE2000 3 of daylight",
  async (polish, x, y) => {
    const daylight = await inDaylight(polish);
    const taken = inLight(daylight, x, y);
    const card = await sharp(taken.data, { raw: { ...taken, channels: 3 } })
      .extract({ left: 15, top: 15, width: 25, height: 25 })
      .raw()
      .toBuffer();
    const whitePoint = whitePatch({ data: card, width: 25, height: 25, channels: 3 });
    expect(whitePoint).toMatch(/^#/);
    const photo = await sharp(taken.data, { raw: { ...taken, channels: 3 } })
      .png()
      .toBuffer();
    const nails = hand.guides.map((guide) => ({ guide, drawing: null, reference: null }));
    const request = await requestOf({ photo, nails, settings: { whitePoint } });
    const { picture, light } = await prepareGround(request);
    const balanced: Raw = { ...taken, data: Uint8Array.from(picture.data) };
    expect(picture.channels).toBe(3);
    const wanted = plateaus(daylight, daylight);
    expect(furthest(plateaus(taken, daylight), wanted)).toBeGreaterThan(
      furthest(plateaus(balanced, daylight), wanted),
    );
    expect(furthest(plateaus(balanced, daylight), wanted)).toBeLessThanOrEqual(3);
    // New lacquer on the balanced photo is painted in its true colour, without a cast.
    expect(light?.tint).toBe("#ffffff");
  },
);
