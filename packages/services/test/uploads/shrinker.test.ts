import { expect, test } from "vitest";
import { createShrinker } from "../../src/uploads/heic/shrinker.ts";

test("squares become their average, padding is left out, and the last ones may be smaller", () => {
  const row = [10, 20, 30, 30, 40, 50, 7, 8, 9, 255];
  const rows = { bytes: new Uint8Array([...row, ...row]), stride: 10, count: 2 };
  const size = { width: 3, height: 2, channels: 3 } as const;
  const shrunk = (factor: number) => {
    const shrinker = createShrinker(size, factor);
    shrinker.add(rows);
    return shrinker.picture();
  };
  const whole = new Uint8Array([...row.slice(0, 9), ...row.slice(0, 9)]);
  expect(shrunk(1)).toEqual({ width: 3, height: 2, data: whole });
  expect(shrunk(2)).toEqual({ width: 2, height: 1, data: new Uint8Array([20, 30, 40, 7, 8, 9]) });
});

test("rows may arrive in any pieces, and a last square of few rows is left out", () => {
  const size = { width: 1, height: 7, channels: 3 } as const;
  const grey = (...values: number[]) =>
    new Uint8Array(values.flatMap((value) => [value, value, value]));
  const shrinker = createShrinker(size, 3);
  shrinker.add({ bytes: grey(10, 20), stride: 3, count: 2 });
  shrinker.add({ bytes: grey(30, 40, 50, 60), stride: 3, count: 4 });
  shrinker.add({ bytes: grey(255), stride: 3, count: 1 });
  expect(shrinker.picture()).toEqual({ width: 1, height: 2, data: grey(20, 50) });
});

test("transparent pixels add no colour", () => {
  const bytes = new Uint8Array([200, 100, 50, 255, 0, 0, 0, 0]);
  const shrinker = createShrinker({ width: 2, height: 1, channels: 4 }, 2);
  shrinker.add({ bytes, stride: 8, count: 1 });
  expect([...shrinker.picture().data]).toEqual([200, 100, 50, 128]);
});
