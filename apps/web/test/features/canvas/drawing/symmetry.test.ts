import type { NailGuide } from "@lacquer/contracts";
import { describe, expect, test } from "vitest";
import { copiesOf } from "../../../../src/features/canvas/drawing/symmetry.ts";
import { toNail } from "../../../../src/features/canvas/view/geometry.ts";
import type { StrokePoint } from "../../../../src/features/tabs/index.ts";

const PHOTO = { width: 800, height: 600 };
const place = { y: 0.6, angle: 0, width: 0.1, length: 0.14 };
const NAILS: NailGuide[] = [
  { ...place, finger: "ring", hand: "left", x: 0.2, angle: 30 },
  { ...place, finger: "index", hand: "left", x: 0.4 },
  { ...place, finger: "ring", hand: "right", x: 0.8, angle: -50, width: 0.2, length: 0.28 },
];
const POINT: StrokePoint = [0.22, 0.5, 0.7];

/** Returns the position of a point on a nail, in nail lengths and widths. */
const onNail = (index: number, [x, y]: StrokePoint) => {
  const nail = NAILS[index];
  if (!nail) throw new Error("There is no such nail.");
  const { along, across } = toNail(nail, { x, y }, PHOTO);
  return [along / nail.length, across / nail.width];
};
const [ALONG = 0, ACROSS = 0] = onNail(0, POINT);
const copies = (mirror: boolean, spread: "one" | "finger" | "all", index: number | null = 0) =>
  copiesOf(index, { mirror, spread }, NAILS, PHOTO);

describe("a stroke's copies", () => {
  test("do not exist without symmetry, nor beside the nails", () => {
    expect(copies(false, "one").map(({ at }) => at(POINT))).toEqual([POINT]);
    expect(copies(true, "all", null).map(({ at }) => at(POINT))).toEqual([POINT]);
  });

  test("lie on the other side of a turned nail, with the pen's pressure", () => {
    const [, other] = copies(true, "one");
    const point = other?.at(POINT) ?? POINT;
    expect(onNail(0, point)[0]).toBeCloseTo(ALONG, 6);
    expect(onNail(0, point)[1]).toBeCloseTo(-ACROSS, 6);
    expect(point[2]).toBe(0.7);
  });

  test("go mirrored to the same finger of the other hand, as large as its nail", () => {
    const [, other] = copies(false, "finger");
    expect(copies(false, "finger").map(({ index }) => index)).toEqual([0, 2]);
    expect(other?.grown).toBeCloseTo(2, 6);
    const [along, across] = onNail(2, other?.at(POINT) ?? POINT);
    expect(along).toBeCloseTo(ALONG, 6);
    expect(across).toBeCloseTo(-ACROSS, 6);
  });

  test("go to all nails, mirrored only on the other hand", () => {
    const all = copies(false, "all");
    expect(all.map(({ index }) => index)).toEqual([0, 1, 2]);
    const signs = all
      .slice(1)
      .map(({ index, at }) => Math.sign((onNail(index ?? 0, at(POINT))[1] ?? 0) * ACROSS));
    expect(signs).toEqual([1, -1]);
    expect(copies(true, "all")).toHaveLength(6);
  });
});
