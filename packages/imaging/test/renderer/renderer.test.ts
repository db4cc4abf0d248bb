import { isDeepStrictEqual } from "node:util";
import { FINGERS } from "@lacquer/contracts";
import { handOf } from "@lacquer/nails";
import sharp from "sharp";
import { describe, expect, it, vi } from "vitest";
import { createRenderer, type ImageRequest, type MadeImage } from "../../src/index.ts";
import { prepareGround } from "../../src/renderer/ground.ts";
import { handPicture } from "../../src/renderer/hand-picture.ts";
import { flat, GUIDES, nailColor, requestOf, skinPhoto } from "../requests.ts";

// Painting takes long, and longer on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const renderer = createRenderer();

function make(request: ImageRequest): Promise<MadeImage> {
  return renderer.make(request, new AbortController().signal, () => undefined);
}

async function colorOf(change: Parameters<typeof requestOf>[0]): Promise<[number, number, number]> {
  return nailColor((await make(await requestOf(change))).bytes);
}

it("returns a JPEG as large as the photo, painted on the nails and nowhere else", async () => {
  const made = await make(await requestOf());
  expect(made).toMatchObject({ contentType: "image/jpeg", width: 320, height: 240 });
  const meta = await sharp(made.bytes).metadata();
  expect([meta.format, meta.width, meta.height]).toEqual(["jpeg", 320, 240]);
  const corner = async (bytes: Uint8Array): Promise<number[]> => {
    const part = await sharp(bytes)
      .extract({ left: 0, top: 200, width: 40, height: 40 })
      .toBuffer();
    return (await sharp(part).stats()).channels.map(({ mean }) => mean);
  };
  const untouched = await corner(await skinPhoto());
  for (const [i, mean] of (await corner(made.bytes)).entries())
    expect(Math.abs(mean - (untouched[i] ?? 0))).toBeLessThan(3);
  const [r, g, b] = await nailColor(made.bytes);
  expect(r - g).toBeGreaterThan(80);
  expect(b).toBeGreaterThan(g);
});

it("gives the same bytes for the same request, and other bytes for another seed or a varied image", async () => {
  const request = await requestOf({ settings: { patternType: "marble", finish: "glitter" } });
  const [first, ...others] = [
    await make(request),
    await make(request),
    await make({ ...request, imageIndex: 1 }),
    await make({ ...request, seed: "job-2" }),
    await make({ ...request, imageIndex: 1, variation: "arrangement" }),
  ];
  const isSame = others.map(({ bytes }) => isDeepStrictEqual(bytes, first.bytes));
  expect(isSame).toEqual([true, true, false, false]);
});

it("turns the photo upright before it paints", async () => {
  const lying = await sharp(await skinPhoto("jpeg"))
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect(await make(await requestOf({ photo: lying }))).toMatchObject({
    width: 240,
    height: 320,
  });
});

it.each(["jpeg", "png", "webp"] as const)("accepts a %s photo", async (format) => {
  expect((await make(await requestOf({ photo: await skinPhoto(format) }))).width).toBe(320);
});

it("refuses files that are not pictures, SVG above all, wherever they are used", async () => {
  const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`);
  const cut = (await skinPhoto("png")).subarray(0, 60);
  for (const bad of [svg, cut, Buffer.from("GIF89a"), Buffer.alloc(0)]) {
    await expect(make(await requestOf({ photo: bad }))).rejects.toMatchObject({
      code: "photo_unreadable",
    });
  }
  await expect(make(await requestOf({ drawing: svg }))).rejects.toMatchObject({
    code: "photo_unreadable",
  });
  await expect(make(await requestOf({ references: [svg] }))).rejects.toMatchObject({
    code: "photo_unreadable",
  });
});

it("reports progress for each nail, rising to 1", async () => {
  const steps: number[] = [];
  await renderer.make(await requestOf(), new AbortController().signal, ({ fraction }) =>
    steps.push(fraction),
  );
  expect(steps).toHaveLength(GUIDES.length + 2);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(steps.at(-1)).toBe(1);
});

it("stops between nails when aborted", async () => {
  const controller = new AbortController();
  const steps: number[] = [];
  const making = renderer.make(await requestOf(), controller.signal, ({ fraction }) => {
    steps.push(fraction);
    if (steps.length === 2) controller.abort(new Error("Canceled."));
  });
  await expect(making).rejects.toThrow("Canceled.");
  expect(steps).toHaveLength(2);
});

it("stops within a large nail when aborted, because other work runs between the nail's strips", async () => {
  const controller = new AbortController();
  const steps: number[] = [];
  const guide = { finger: "index", x: 0.5, y: 0.95, angle: 0, width: 0.5, length: 0.7 } as const;
  const request = await requestOf({
    photo: await flat("#c89078", 1, 1400, 1400),
    nails: [{ guide, drawing: null, reference: null }],
  });
  const making = renderer.make(request, controller.signal, ({ fraction }) => {
    steps.push(fraction);
    setImmediate(() => setImmediate(() => controller.abort(new Error("Canceled."))));
  });
  await expect(making).rejects.toThrow("Canceled.");
  expect(steps).toHaveLength(1);
});

describe("what the nails are made from", () => {
  it("weighs a drawing against the colour, cut to the nails", async () => {
    const drawing = await flat("#0000ff");
    const blue = async (share: number): Promise<number> =>
      (await colorOf({ drawing, weights: { drawing: share, baseColor: 100 - share } }))[2];
    const [none, some, all] = [await blue(0), await blue(25), await blue(100)];
    expect(some).toBeGreaterThan(none + 15);
    expect(all).toBeGreaterThan(some + 15);
  });

  it("weighs references against the colour and each other", async () => {
    const references = [await flat("#00aa00", 1, 64, 64), await flat("#222222", 1, 64, 64)];
    const green = async (weights: {
      designImage: number;
      baseColor: number;
      references: number[];
    }): Promise<number> => {
      const [r, g] = await colorOf({ references, weights });
      return g - r;
    };
    const plain = await green({ designImage: 0, baseColor: 100, references: [100, 0] });
    const half = await green({ designImage: 50, baseColor: 50, references: [100, 0] });
    const full = await green({ designImage: 100, baseColor: 0, references: [100, 0] });
    expect(half).toBeGreaterThan(plain + 30);
    expect(full).toBeGreaterThan(half + 30);
    expect(await green({ designImage: 100, baseColor: 0, references: [0, 100] })).toBeLessThan(
      full - 50,
    );
  });

  it("uses a nail's own drawing and reference for that nail", async () => {
    const own = await flat("#00aa00", 1, 64, 64);
    const nails = GUIDES.map((guide, i) => ({
      guide,
      drawing: null,
      reference: i === 0 ? own : null,
    }));
    const [r, g] = await colorOf({ nails, weights: { designImage: 100 } });
    expect(g).toBeGreaterThan(r);
    const drawn = GUIDES.map((guide) => ({ guide, drawing: own, reference: null }));
    const [dr, dg] = await colorOf({ nails: drawn, weights: { drawing: 100 } });
    expect(dg).toBeGreaterThan(dr);
  });

  it("prints a decal on its nail, and fails if the decal's picture cannot be read", async () => {
    const own = await flat("#00aa00", 1, 64, 64);
    const place = { kind: "decal", x: 0.5, y: 0.4, size: 1.5, angle: 0 } as const;
    const design = { placed: [{ ...place, imageUrl: "/files/uploads/x" }] };
    const of = (decal: Uint8Array) =>
      GUIDES.map((guide) => ({
        guide: { ...guide, design },
        drawing: null,
        reference: null,
        decals: [decal],
      }));
    const [r, g, b] = await colorOf({ nails: of(own) });
    expect(g).toBeGreaterThan(Math.max(r, b) + 40);
    const broken = await requestOf({ nails: of(new Uint8Array(9)) });
    await expect(make(broken)).rejects.toMatchObject({ code: "photo_unreadable" });
  });

  it("prefers the prompt's colour to the picker's", async () => {
    const [r, g, b] = await colorOf({ prompt: "cobalt" });
    expect(b).toBeGreaterThan(r + 40);
    expect(b).toBeGreaterThan(g + 40);
  });

  it("shows finish and texture as strongly as their weights say", async () => {
    const bytes = async (weights: { finish?: number; texture?: number }): Promise<string> =>
      Buffer.from(
        (
          await make(
            await requestOf({ settings: { finish: "chrome", texture: "crackle" }, weights }),
          )
        ).bytes,
      ).toString("base64");
    const all = [
      await bytes({}),
      await bytes({ finish: 40 }),
      await bytes({ finish: 0 }),
      await bytes({ texture: 30 }),
      await bytes({ texture: 0 }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("without a photo", () => {
  /**
   * Returns how much the picture differs from the rendered hand, at the middle of a nail and in a corner without a
   * nail.
   */
  async function changes(request: ImageRequest, finger: string): Promise<[number, number]> {
    const made = await make(request);
    const hand = handOf(request.settings.hand);
    expect(made).toMatchObject({ width: hand.width, height: hand.height });
    const guide = hand.guides.find((one) => one.finger === finger);
    if (!guide) throw new Error(`The hand has no ${finger}.`);
    const turn = (guide.angle * Math.PI) / 180;
    const half = (guide.length * hand.width) / 2;
    const middle = {
      left: Math.round(guide.x * hand.width + Math.sin(turn) * half) - 8,
      top: Math.round(guide.y * hand.height - Math.cos(turn) * half) - 8,
    };
    const means = async (bytes: Uint8Array, at: { left: number; top: number }) => {
      const part = await sharp(bytes)
        .extract({ ...at, width: 16, height: 16 })
        .toBuffer();
      return (await sharp(part).stats()).channels.map(({ mean }) => mean);
    };
    const bare = await handPicture(hand);
    const far = async (at: { left: number; top: number }): Promise<number> => {
      const before = await means(bare, at);
      return Math.max(
        ...(await means(made.bytes, at)).map((m, i) => Math.abs(m - (before[i] ?? 0))),
      );
    };
    return [await far(middle), await far({ left: 20, top: 20 })];
  }

  it.each([
    undefined,
    { pose: "wide", skin: "deep" },
    { pose: "upright", skin: "fair" },
    { pose: "upright" },
  ] as const)("paints every nail of the rendered hand and nothing else: %j", async (hand) => {
    const request = await requestOf({
      photo: null,
      nails: [],
      settings: { baseColor: "#0F6B4A", ...(hand ? { hand } : {}) },
    });
    for (const finger of FINGERS) {
      const [nail, corner] = await changes(request, finger);
      expect(nail).toBeGreaterThan(40);
      expect(corner).toBeLessThan(2);
    }
  });

  it("paints only the fingers that the guides name, wherever the guides lie", async () => {
    const request = await requestOf({ photo: null, settings: { baseColor: "#0F6B4A" } });
    expect((await changes(request, "index"))[0]).toBeGreaterThan(40);
    expect((await changes(request, "middle"))[0]).toBeLessThan(3);
  });

  it("lights a chosen finger as it lies on the hand, not as the first one", async () => {
    const { guides, light } = handOf({});
    const ring = guides.findIndex(({ finger }) => finger === "ring");
    const guide = guides[ring];
    if (!guide) throw new Error("The hand has a ring finger.");
    const nails = [{ guide, drawing: null, reference: null }];
    const ground = await prepareGround(await requestOf({ photo: null, nails }));
    expect(ground.light.nails).toEqual([light.nails?.[ring]]);
    expect(light.nails?.[0]).not.toEqual(light.nails?.[ring]);
  });
});

describe("a photo without guides", () => {
  it("keeps the photo's size when there are no guides", async () => {
    expect(await make(await requestOf({ nails: [] }))).toMatchObject({ width: 320, height: 240 });
  });
});
