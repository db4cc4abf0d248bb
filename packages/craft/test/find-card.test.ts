import { expect, test } from "vitest";
import {
  CARD,
  type Corners,
  findCard,
  type Gray,
  mmFromCard,
  mmFromCardOn,
  type Point,
} from "../src/index.ts";
import { camera, PHOTO, type Pose, POSES } from "./camera.ts";

const WIDE = 320;
const TALL = 240;

interface Sheet {
  width: number;
  height: number;
  radius: number;
  /** The lightness of the sheet. */
  light: number;
  pose: Pose;
}

const card = (pose: Pose): Sheet => ({ ...CARD, radius: 3.18, light: 215, pose });

function cornersOf({ width, height, pose }: Sheet): Corners {
  const see = camera(pose);
  const [w, h] = [width / 2, height / 2];
  const corners: Point[] = [
    [pose.x - w, pose.y - h],
    [pose.x + w, pose.y - h],
    [pose.x + w, pose.y + h],
    [pose.x - w, pose.y + h],
  ];
  return corners.map((corner) => {
    const [x, y] = see(corner);
    return [(x * WIDE) / PHOTO.width, (y * TALL) / PHOTO.height] as const;
  }) as unknown as Corners;
}

/** A generator of the same "random" numbers 0–1 in every run. */
function noise(): () => number {
  let state = 7;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A photo of a table in uneven light with grain, five fingers, and sheets of paper or plastic. */
function photoOf(sheets: readonly Sheet[]): Gray {
  const random = noise();
  const covers = sheets.map((sheet) => {
    const toMm = mmFromCard(cornersOf(sheet));
    if (!toMm) throw new Error("The sheet cannot be seen.");
    // The map treats every sheet as a card, so its millimetres are stretched to the sheet's true size.
    const [sx, sy] = [sheet.width / CARD.width, sheet.height / CARD.height];
    return (point: Point) => {
      const [u, v] = toMm(point);
      const [x, y] = [u * sx, v * sy];
      const dx = Math.max(sheet.radius - x, x - (sheet.width - sheet.radius), 0);
      const dy = Math.max(sheet.radius - y, y - (sheet.height - sheet.radius), 0);
      return Math.hypot(dx, dy) <= sheet.radius ? sheet.light : null;
    };
  });
  const lightAt = (x: number, y: number): number => {
    for (const cover of covers) {
      const light = cover([x, y]);
      if (light !== null) return light;
    }
    const finger = (x - 190) / 22;
    const isFinger =
      finger > 0 && finger < 5 && finger % 1 < 0.75 && y > 120 + 14 * Math.abs(finger - 2.4);
    return isFinger
      ? 160 - 60 * Math.abs((finger % 1) - 0.37)
      : 80 + 30 * (x / WIDE) + 15 * (y / TALL);
  };
  const data = new Uint8ClampedArray(WIDE * TALL);
  for (let y = 0; y < TALL; y++)
    for (let x = 0; x < WIDE; x++) {
      let sum = 0;
      for (const [ox, oy] of [
        [-0.25, -0.25],
        [0.25, -0.25],
        [-0.25, 0.25],
        [0.25, 0.25],
      ] as const)
        sum += lightAt(x + ox, y + oy);
      data[y * WIDE + x] = sum / 4 + (random() - 0.5) * 10;
    }
  return { width: WIDE, height: TALL, data };
}

const isWhole = (pose: Pose) =>
  cornersOf(card(pose)).every(([x, y]) => x > 2 && y > 2 && x < WIDE - 2 && y < TALL - 2);

/**
 * A slanted card that is far away cannot be told from other things. For these poses, no corners are proposed, and the
 * user places them.
 */
const FAR = POSES.filter(({ tilt, away }) => Math.abs(tilt) > 30 || away >= 500);
const CLEAR = POSES.filter((pose) => !FAR.includes(pose));

test("nothing is proposed where a card is too slanted and far away to be certain", () => {
  expect(FAR).toHaveLength(2);
  for (const pose of FAR) expect(findCard(photoOf([card(pose)]))).toBeNull();
});

test.each(CLEAR)("a card is found, and measures a nail to 4 %: %o", (pose) => {
  expect(isWhole(pose)).toBe(true);
  const found = findCard(photoOf([card(pose)]));
  if (!found) throw new Error("The card was not found.");
  const toMm = mmFromCardOn(found, PHOTO);
  if (!toMm) throw new Error("These are the corners of a card.");
  const see = camera(pose);
  for (const [x, y] of [
    [-20, -10],
    [10, -25],
    [35, 5],
  ] as const) {
    const [from, to] = [toMm(see([x, y])), toMm(see([x, y - 15]))];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    expect(Math.abs(length / 15 - 1)).toBeLessThanOrEqual(0.04);
  }
});

const [FLAT] = POSES as [Pose];

test.each([
  ["nothing", []],
  ["a sheet of paper", [{ ...card(FLAT), width: 105, height: 74.2, radius: 0 }]],
  ["a phone", [{ ...card({ ...FLAT, x: -40 }), width: 147, height: 71, radius: 8 }]],
  ["a square coaster", [{ ...card(FLAT), width: 90, height: 90, radius: 4 }]],
  ["a card that is hardly lighter than the table", [{ ...card(FLAT), light: 108 }]],
  ["two cards", [card({ ...FLAT, x: -70, y: -50 }), card({ ...FLAT, x: -60, y: 40 })]],
] as [string, Sheet[]][])("nothing is proposed for %s", (_what, sheets) => {
  expect(findCard(photoOf(sheets))).toBeNull();
});
