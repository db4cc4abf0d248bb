import { EXPORT_SHAPES, EXPORT_TYPES } from "@lacquer/contracts";
import sharp from "sharp";
import { expect, test } from "vitest";
import { exportPicture } from "../../src/exports/export-picture.ts";
import { type Box, EVEN, marginsOf, type Size } from "../../src/exports/frame.ts";

const PHOTO = { width: 1000, height: 1200 };
const plain = ({ width, height }: Size, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
const photo = await plain(PHOTO, "#808080");
/** A red logo whose left half is transparent. */
const logo = await sharp({
  create: { width: 200, height: 50, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
})
  .composite([{ input: await plain({ width: 100, height: 50 }, "#ff0000"), left: 100, top: 0 }])
  .png()
  .toBuffer();

const NAILS: Box[] = [{ left: 450, top: 500, width: 100, height: 200 }];

interface Asked {
  shape?: (typeof EXPORT_SHAPES)[number];
  type?: (typeof EXPORT_TYPES)[number];
  nails?: Box[];
  carries?: boolean;
  count?: 1 | 2;
}

/** Exports the grey photo, and returns the box of all red pixels in shares of the picture. */
async function redOf({
  shape = "full",
  type = "png",
  nails = NAILS,
  carries = true,
  count = 1,
}: Asked) {
  const file = await exportPicture({
    pictures: count === 1 ? [photo] : [photo, photo],
    shape,
    type,
    xmp: null,
    logo: carries ? logo : null,
    nailsOn: () => ({ left: 450, top: 500, width: 100, height: 200 }),
    nailBoxesOn: () => nails,
  });
  const { data, info } = await sharp(file)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  let off = 0;
  for (let at = 0; at < data.length; at += info.channels) {
    const [r = 0, g = 0] = [data[at], data[at + 1]];
    if (r < 200 || g > 60) {
      // No pixel has more green than the photo: the logo is red.
      off = Math.max(off, g - 128);
      continue;
    }
    const pixel = at / info.channels;
    const [x, y] = [pixel % info.width, Math.floor(pixel / info.width)];
    [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
  }
  if (right < 0) return null;
  const { width, height } = info;
  return {
    left: left / width,
    top: top / height,
    right: right / width,
    bottom: bottom / height,
    channels: info.channels,
    off,
  };
}

test.each(EXPORT_SHAPES.flatMap((shape) => EXPORT_TYPES.map((type) => [shape, type] as const)))(
  "a logo lies in the lower right corner of %s as %s, within the safe part and small",
  async (shape, type) => {
    const red = await redOf({ shape, type });
    if (!red) throw new Error("There is no logo.");
    const { side, bottom } = shape === "full" ? EVEN : marginsOf(shape);
    expect(red.right).toBeCloseTo(1 - side, 2);
    expect(red.bottom).toBeCloseTo(1 - bottom, 2);
    // Half of the logo is transparent, so the red part is half as wide as the logo.
    expect(red.right - red.left).toBeLessThanOrEqual(0.115);
    expect(red.right - red.left).toBeGreaterThan(0.07);
    expect(red.bottom - red.top).toBeLessThanOrEqual(0.082);
  },
);

test("an export carries no logo unless it is asked for", async () => {
  expect(await redOf({ carries: false })).toBeNull();
});

test("a logo keeps off the nails while a corner is free", async () => {
  const corner = (left: number, top: number): Box => ({ left, top, width: 400, height: 300 });
  const corners = [corner(600, 900), corner(0, 900), corner(600, 0), corner(0, 0)];
  const places = [
    [0, "lower right"],
    [1, "lower left"],
    [2, "upper right"],
    [3, "upper left"],
  ] as const;
  for (const [taken, place] of places) {
    const red = await redOf({ nails: corners.slice(0, taken) });
    const seen = red && `${red.top > 0.5 ? "lower" : "upper"} ${red.left > 0.5 ? "right" : "left"}`;
    expect(seen).toBe(place);
  }
  // If every corner has nails, the logo goes where it covers the least of them.
  const all = [...corners.slice(0, 2), { ...corner(600, 0), height: 80 }, corners[3] as Box];
  const red = await redOf({ nails: all });
  expect(red && red.top < 0.5 && red.left > 0.5).toBe(true);
});

test("before and after side by side carry one logo, off the nails of both", async () => {
  const nails = [{ left: 600, top: 900, width: 400, height: 300 }];
  const red = await redOf({ count: 2, nails });
  expect(red && red.left < 0.25 && red.bottom > 0.9).toBe(true);
  expect(red?.off).toBeLessThan(4);
});
