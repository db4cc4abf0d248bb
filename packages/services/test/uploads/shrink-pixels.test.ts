import { expect, test } from "vitest";
import { shrinkPixels } from "../../src/uploads/heic/shrink-pixels.ts";

test("squares become their average, padding is left out, and the last ones may be smaller", () => {
  const row = [10, 20, 30, 30, 40, 50, 7, 8, 9, 255];
  const bytes = new Uint8Array([...row, ...row]);
  const picture = { bytes, width: 3, height: 2, channels: 3, stride: 10 } as const;
  expect(shrinkPixels(picture, 1)).toEqual({
    width: 3,
    height: 2,
    data: new Uint8Array([...row.slice(0, 9), ...row.slice(0, 9)]),
  });
  expect(shrinkPixels(picture, 2)).toEqual({
    width: 2,
    height: 1,
    data: new Uint8Array([20, 30, 40, 7, 8, 9]),
  });
});

test("transparent pixels add no colour", () => {
  const bytes = new Uint8Array([200, 100, 50, 255, 0, 0, 0, 0]);
  const picture = { bytes, width: 2, height: 1, channels: 4, stride: 8 } as const;
  expect([...shrinkPixels(picture, 2).data]).toEqual([200, 100, 50, 128]);
});
