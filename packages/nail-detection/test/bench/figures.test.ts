import type { NailGuide } from "@lacquer/contracts";
import { describe, expect, test } from "vitest";
import { calibrationError, figuresOf } from "../../bench/figures.ts";
import { intervalOf } from "../../bench/interval.ts";
import { compare, type Proposal } from "../../bench/measure-photo.ts";
import type { MeasuredPhoto } from "../../bench/measured.ts";
import type { Mask } from "../../bench/masks.ts";

describe("an interval", () => {
  test("contains the value and is the same in every run", () => {
    const shares = Array.from({ length: 40 }, (_, i) => ({
      scene: `${i}`,
      part: i % 4 === 0 ? 0 : 1,
      whole: 1,
    }));
    const interval = intervalOf(shares);
    expect(interval?.value).toBe(0.75);
    expect(interval?.from).toBeGreaterThan(0.55);
    expect(interval?.from).toBeLessThan(0.7);
    expect(interval?.to).toBeGreaterThan(0.8);
    expect(intervalOf(shares)).toEqual(interval);
  });

  test("is wider when the photos share scenes", () => {
    const shares = (scenes: number) =>
      Array.from({ length: 60 }, (_, i) => ({
        scene: `${i % scenes}`,
        part: (i % 6) % 2,
        whole: 1,
      }));
    const width = (scenes: number) => {
      const { from = 0, to = 0 } = intervalOf(shares(scenes)) ?? {};
      return to - from;
    };
    expect(width(6)).toBeGreaterThan(2 * width(60));
  });

  test("does not exist when nothing was measured", () => {
    expect(intervalOf([])).toBeNull();
    expect(intervalOf([{ scene: "1", part: 0, whole: 0 }])).toBeNull();
  });
});

test("the calibration error is 0 when nine of ten nails at 0.9 are nails, and 0.9 when none is", () => {
  const items = (right: number) =>
    Array.from({ length: 10 }, (_, i) => ({ certainty: 0.9, isNail: i < right }));
  expect(calibrationError(items(9))).toBeCloseTo(0);
  expect(calibrationError(items(0))).toBeCloseTo(0.9);
});

/** A mask of 100 × 100 pixels with one nail of 20 × 40 that points up. */
function maskOfOneNail(): Mask {
  const labels = new Int16Array(100 * 100);
  for (let y = 30; y < 70; y++) labels.fill(1, y * 100 + 40, y * 100 + 60);
  const place = { x: 0.5, y: 0.7, angle: 0, width: 0.2, length: 0.4 };
  const nail = { label: 1, count: 800, middle: { x: 0.5, y: 0.5 }, place };
  return { width: 100, height: 100, labels, nails: [nail] };
}
const upright: NailGuide = {
  finger: "ring",
  x: 0.5,
  y: 0.7,
  angle: 2,
  width: 0.2,
  length: 0.4,
};
const labelledAs = (direction: number) => ({
  monk: 3,
  nails: [{ x: 0.5, y: 0.5, direction, finger: "ring" as const, isMaskBad: false }],
});
const labelled = labelledAs(-4);

describe("a proposal", () => {
  test("is compared with the label of its nail", () => {
    const { proposals, overlap } = compare([upright], maskOfOneNail(), labelled);
    expect(proposals).toEqual([
      {
        isNail: true,
        certainty: undefined,
        isSure: true,
        isDirectionSure: true,
        turnedBy: 6,
        named: "ring",
        finger: "ring",
      },
    ]);
    expect(overlap.get(1)).toBeGreaterThan(0.8);
  });

  test("that is upside down is turned by 180°, across the jump from 180 to -180 too", () => {
    const down = { ...upright, y: 0.3, angle: 179 };
    const turned = compare([down], maskOfOneNail(), labelledAs(-4)).proposals[0];
    expect(turned?.turnedBy).toBe(177);
    const same = compare([down], maskOfOneNail(), labelledAs(-179)).proposals[0];
    expect(same?.turnedBy).toBe(2);
  });

  test("on a nail that has one already, or on no nail, is wrong", () => {
    const beside = { ...upright, x: 0.9 };
    const { proposals } = compare([upright, upright, beside], maskOfOneNail(), labelled);
    expect(proposals.map(({ isNail }) => isNail)).toEqual([true, false, false]);
  });

  test("is sure by its certainty, or if it says so itself", () => {
    const sure: Proposal[] = [
      { guide: upright, probability: 0.95 },
      { guide: upright, probability: 0.5 },
      { guide: upright, probability: 0.95, question: "nail" },
      { guide: upright, probability: 0.5, question: null },
      upright,
    ];
    const { proposals } = compare(sure, maskOfOneNail(), undefined);
    expect(proposals.map(({ isSure }) => isSure)).toEqual([true, false, false, true, true]);
    const said = proposals.map(({ certainty }) => certainty);
    expect(said).toEqual([0.95, 0.5, 0.95, 0.5, undefined]);
  });
});

test("figures are printed with their intervals, and open palms are counted apart", () => {
  const photo = (scene: string, changes: Partial<MeasuredPhoto>): MeasuredPhoto => ({
    name: scene,
    scene,
    hands: 1,
    monk: 7,
    nails: [{ size: 0.1, found: 0.8, tap: 0.7, drag: 0.9 }],
    proposals: [{ isNail: true, isSure: true, isDirectionSure: true, turnedBy: 3 }],
    longestTask: 0,
    first: 1,
    last: 1,
    ...changes,
  });
  const wrong = { isNail: false, isSure: true, isDirectionSure: true };
  const figures = figuresOf([
    photo("1", {}),
    photo("2", { proposals: [wrong, { isNail: true, isSure: true, isDirectionSure: true }] }),
    photo("3", { nails: [], proposals: [wrong, { ...wrong, isSure: false }] }),
  ]);
  const of = (what: string) => figures.find((each) => each.what === what)?.figure;
  expect(of("nails found")).toBe("2 of 2 = 100.0 % (100.0 to 100.0 %)");
  expect(of("precision of the sure proposals")).toBe("2 of 3 = 66.7 % (50.0 to 100.0 %)");
  expect(of("found nails with a label: direction right")).toMatch(/^1 of 1 /);
  expect(of("nails proposed on photos without a nail (pads, palms)")).toBe("1 on 1 of 1 photos");
  expect(of("calibration error of the certainty")).toMatch(/^not measured/);
  expect(of("IoU by one drag, dark skin (Monk 6–10)")).toBe("0.900 (0.900 to 0.900)");
  expect(of("IoU by one drag, light skin (Monk 1–3)")).toBe("not measured");
});
