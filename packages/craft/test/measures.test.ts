import { DEFAULT_SETTINGS, type NailGuide } from "@lacquer/contracts";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CARD,
  craftPlan,
  type Corners,
  lengthNumber,
  lengthWord,
  measured,
  mmFromCard,
  nailMap,
  type Point,
  pressOnSize,
  STUDIO_RULES,
} from "../src/index.ts";
import { camera, PHOTO, type Pose, POSES } from "./camera.ts";
import { GIVEN } from "./looks.ts";

const NAIL = { width: 12, length: 15 };

/** Returns the guide of a nail on the table, as the guide would lie on the photo. */
function guideAt(see: (point: Point) => Point, x: number, y: number): NailGuide {
  const [cuticle, tip] = [see([x, y]), see([x, y - NAIL.length])];
  const middle: Point = [x, y - NAIL.length / 2];
  const [left, right] = [
    see([middle[0] - NAIL.width / 2, middle[1]]),
    see([middle[0] + NAIL.width / 2, middle[1]]),
  ];
  const [dx, dy] = [tip[0] - cuticle[0], tip[1] - cuticle[1]];
  const long = Math.hypot(dx, dy);
  // A guide's width is measured at right angles to its length, like the distance between the nail's sides on the photo.
  const wide = Math.abs((right[0] - left[0]) * dy - (right[1] - left[1]) * dx) / long;
  return {
    finger: "middle",
    x: cuticle[0] / PHOTO.width,
    y: cuticle[1] / PHOTO.height,
    angle: (Math.atan2(tip[0] - cuticle[0], cuticle[1] - tip[1]) * 180) / Math.PI,
    width: wide / PHOTO.width,
    length: long / PHOTO.width,
  };
}

/**
 * People who tap under the magnifier hit a corner to within a pixel. The simulated errors are the same in every run.
 */
const TAPS: Point[] = [
  [0.8, -0.6],
  [-0.6, 1],
  [1, 0.6],
  [-0.8, -0.8],
];

function cornersSeen(see: (point: Point) => Point, { x, y }: Pose, order: number[]): Corners {
  const [w, h] = [CARD.width / 2, CARD.height / 2];
  const corners: Point[] = [
    [x - w, y - h],
    [x + w, y - h],
    [x + w, y + h],
    [x - w, y + h],
  ];
  return order.map((which) => {
    const [px, py] = see(corners[which] ?? [0, 0]);
    const [dx, dy] = TAPS[which] ?? [0, 0];
    return [px + dx, py + dy] as const;
  }) as unknown as Corners;
}

test.each(POSES)("a nail beside the card is measured to 4 %: %o", (pose) => {
  const see = camera(pose);
  const toMm = mmFromCard(cornersSeen(see, pose, [2, 0, 3, 1]));
  if (!toMm) throw new Error("This is a card.");
  // Nails at places all over the hand, on both sides of the card.
  for (const [x, y] of [
    [-20, -10],
    [10, -25],
    [35, 5],
  ] as const) {
    const { width, length } = measured(guideAt(see, x, y), PHOTO, toMm);
    expect(Math.abs(width / NAIL.width - 1)).toBeLessThanOrEqual(0.04);
    expect(Math.abs(length / NAIL.length - 1)).toBeLessThanOrEqual(0.04);
  }
});

test("in whatever order its corners are tapped, it is the same card", () => {
  const pose = POSES[6] as Pose;
  const see = camera(pose);
  const guide = guideAt(see, 10, -25);
  const widths = [
    [0, 1, 2, 3],
    [3, 1, 0, 2],
    [2, 3, 1, 0],
  ].map((order) => {
    const toMm = mmFromCard(cornersSeen(see, pose, order));
    return toMm && measured(guide, PHOTO, toMm).width;
  });
  expect(widths[1]).toBeCloseTo(widths[0] ?? 0, 6);
  expect(widths[2]).toBeCloseTo(widths[0] ?? 0, 6);
});

test("taps that are no card are none", () => {
  const spot: Point = [10, 10];
  expect(mmFromCard([spot, spot, spot, spot])).toBeNull();
  expect(
    mmFromCard([
      [0, 0],
      [100, 0],
      [50, 20],
      [50, 100],
    ]),
  ).toBeNull();
  expect(
    mmFromCard([
      [0, 0],
      [10, 0],
      [20, 0],
      [30, 0],
    ]),
  ).toBeNull();
});

test("lengths in words and in the studio's numbers", () => {
  const words = [0, 2.9, 3, 8, 14, 40].map((mm) => lengthWord(mm, STUDIO_RULES));
  expect(words).toEqual(["short", "short", "medium", "long", "extra-long", "extra-long"]);
  const numbers = [0, 2.7, 2.8, 12.5, 25, 40].map((mm) => lengthNumber(mm, STUDIO_RULES));
  expect(numbers).toEqual([1, 1, 2, 5, 9, 9]);
});

test("a press-on covers the nail, its curve included, and says how sure that is", () => {
  const [chart] = STUDIO_RULES.charts;
  if (!chart) throw new Error("There is no chart.");
  const sized = (mm: number) => pressOnSize(mm, chart, STUDIO_RULES.curvature);
  // A nail that looks 12 mm wide is 13.2 mm over the curve, and size 4 (13.5 mm) covers it. With 0.6 mm more, it would
  // need size 3.
  expect(sized(12)).toMatchObject({ size: "4", orSizes: ["3"], isInChart: true });
  expect(sized(12).width).toBeCloseTo(13.2, 6);
  expect(sized(12).plusMinus).toBeCloseTo(0.6, 6);
  expect(sized(20)).toMatchObject({ size: "0", isInChart: false });
  fc.assert(
    fc.property(
      fc.double({ min: 4, max: 25, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      (mm, more) => Number(sized(mm + more).size) <= Number(sized(mm).size),
    ),
  );
  expect(sized(4).isInChart).toBe(false);
});

/** Returns a design of five nails beside the card of a pose, as the studio stores it. */
function handBeside(pose: Pose, setting: "short" | "medium" = "medium") {
  const see = camera(pose);
  const corners = cornersSeen(see, pose, [0, 1, 2, 3]);
  const card = corners.map(([x, y]) => [x / PHOTO.width, y / PHOTO.height]) as unknown as Corners;
  const nails = [-20, 0, 20, 40].map((x) => guideAt(see, x, -15));
  const work = {
    settings: { ...DEFAULT_SETTINGS, nailLength: setting },
    prompt: "",
    nails,
    strokes: [],
  };
  return { work, given: { ...GIVEN, photo: PHOTO, card } };
}

test.each(POSES)("a card makes the plan's lengths true to 4 %: %o", (pose) => {
  const { work, given } = handBeside(pose);
  const map = nailMap(work, given, STUDIO_RULES);
  // These are the same nails on a flat photo of known width.
  const width = 200;
  const flat: NailGuide[] = work.nails.map((nail) => ({
    ...nail,
    angle: 0,
    width: NAIL.width / width,
    length: NAIL.length / width,
  }));
  const card = straightCard(width, width);
  const photo = { width, height: width };
  const truth = nailMap({ ...work, nails: flat }, { ...GIVEN, photo, card }, STUDIO_RULES);
  expect(map.map(({ isMeasured }) => isMeasured)).toEqual(flat.map(() => true));
  map.forEach((line, at) => {
    const real = truth[at];
    expect(real?.width).toBeCloseTo(NAIL.width, 6);
    expect(Math.abs(line.width / (real?.width ?? 0) - 1)).toBeLessThanOrEqual(0.04);
    expect(line.plusMinus).toBeGreaterThanOrEqual(Math.abs(line.width - NAIL.width));
    expect(Math.abs(line.freeEdge / (real?.freeEdge ?? 0) - 1)).toBeLessThanOrEqual(0.04);
  });
  expect(craftPlan(work, given, STUDIO_RULES).notes).toContainEqual({
    note: "measured",
    share: 0.04,
    isWhole: true,
  });
});

function straightCard(width: number, height: number): Corners {
  return [
    [0, 0],
    [CARD.width / width, 0],
    [CARD.width / width, CARD.height / height],
    [0, CARD.height / height],
  ];
}

test("a nail that cannot lie beside the card keeps its usual width, and the plan says so", () => {
  const { work, given } = handBeside(POSES[0] as Pose);
  const [first, ...rest] = work.nails;
  const tiny = { ...(first as NailGuide), width: 0.002, length: 0.002 };
  const mixed = { ...work, nails: [tiny, ...rest] };
  const [one, two] = nailMap(mixed, given, STUDIO_RULES);
  expect([one?.isMeasured, two?.isMeasured]).toEqual([false, true]);
  expect(one?.width).toBe(STUDIO_RULES.widths.middle.value);
  expect(craftPlan(mixed, given, STUDIO_RULES).notes).toContainEqual({
    note: "measured",
    share: 0.04,
    isWhole: false,
  });
});
