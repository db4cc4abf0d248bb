import { designSettings } from "@lacquer/contracts";
import { keepHand } from "@lacquer/imaging";
import { handGuides, profiledPng } from "@lacquer/testing";
import sharp from "sharp";
import { expect, test } from "vitest";
import { shrinkPicture } from "../../src/files/thumbnail.ts";

// The colour 200, 60, 80 in Display P3, converted to sRGB.
const RIGHT = [217, 42, 77];

/** Returns how much the middle pixel differs from the right colour. */
async function off(bytes: Uint8Array): Promise<number> {
  const middle = { left: 8, top: 8, width: 1, height: 1 };
  const seen = [...(await sharp(bytes).removeAlpha().extract(middle).raw().toBuffer())];
  return Math.max(...seen.map((value, channel) => Math.abs(value - (RIGHT[channel] ?? 0))));
}

test("a thumbnail of a 16-bit picture has the colours of its profile", async () => {
  const wide = await profiledPng([200, 60, 80], 16, "displayP3");
  expect(await off(await shrinkPicture(wide, 320))).toBeLessThanOrEqual(3);
});

test("a photo keeps the colours of its profile when a result is laid over it", async () => {
  const wide = await profiledPng([200, 60, 80], 16, "displayP3");
  const { image } = await keepHand({
    photo: wide,
    result: wide,
    nails: handGuides().slice(0, 1),
    settings: designSettings.parse({}),
    mark: { source: "digitalCreation", title: "Oval", createdAt: new Date(0), aiSystem: null },
  });
  expect(await off(image.bytes)).toBeLessThanOrEqual(3);
});
