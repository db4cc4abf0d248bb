import fc from "fast-check";
import { expect, test } from "vitest";
import { nailGuide, nailGuides } from "../src/guides.ts";
import { imageUrl } from "../src/image-url.ts";
import { guide } from "./arbitraries.ts";

test("any nail inside the ranges is accepted unchanged, up to ten", () => {
  fc.assert(
    fc.property(fc.array(guide, { maxLength: 12 }), (given) => {
      const read = nailGuides.safeParse(given);
      expect(read.success).toBe(given.length <= 10);
      expect(read.data ?? given).toEqual(given);
    }),
  );
});

test.each(["x", "y", "angle", "width", "length"])(
  "a nail whose %s is not a finite number in range is refused",
  (name) => {
    const fine = { finger: "ring", x: 0.5, y: 0.5, angle: 0, width: 0.1, length: 0.1 };
    expect(nailGuide.safeParse(fine).success).toBe(true);
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, -361, 361, "0.5", null]) {
      expect(nailGuide.safeParse({ ...fine, [name]: wrong }).success).toBe(false);
    }
  },
);

test("pictures come only from our own store or from inside the request", () => {
  fc.assert(
    fc.property(fc.webUrl(), (url) => {
      expect(imageUrl.safeParse(url).success).toBe(false);
    }),
  );
  expect(imageUrl.safeParse("/files/uploads/x").success).toBe(true);
});
