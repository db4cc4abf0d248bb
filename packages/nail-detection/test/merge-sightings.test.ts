import { describe, expect, test } from "vitest";
import {
  type FoundNail,
  type HandJoints,
  nailsApart,
  nailStarts,
  mergeSightings,
} from "../src/index.ts";
import { CROP_SIZE, preparePhoto, readCrop } from "../src/photo-crop.ts";

const photo = { width: 800, height: 800 };

/** A hand with five fingers side by side that point up, and the wrist below them. */
const hand: HandJoints = {
  hand: "left",
  joints: [
    { x: 0.5, y: 0.95 },
    ...[0.2, 0.35, 0.5, 0.65, 0.8].flatMap((x) =>
      [0.8, 0.6, 0.5, 0.4].map((y) => ({ x, y: y - 0.1 })),
    ),
  ],
};
const tips = nailStarts(hand, photo).map(({ finger, place }): FoundNail => ({
  place,
  finger,
  hand: "left",
  confidence: 0.65,
  direction: 0.95,
  overlap: 0.85,
}));

function spotted(place: FoundNail["place"], confidence: number): FoundNail {
  return { place, confidence, direction: 0.95, overlap: 0.85 };
}

describe("a hand that is surely seen", () => {
  test("accepts uncertain nails at its fingertips", () => {
    const nails = mergeSightings([{ hand, nails: tips }], photo);
    expect(nails.map(({ guide }) => guide.finger)).toEqual([
      "thumb",
      "index",
      "middle",
      "ring",
      "little",
    ]);
  });

  test("names the nail at each fingertip, and takes nothing on its knuckles for a nail", () => {
    const [thumb, ...others] = tips;
    if (!thumb) throw new Error("A hand has a thumb.");
    const knuckle = { ...thumb.place, x: 0.35, y: 0.55 };
    const nails = mergeSightings(
      [{ hand, nails: others }, { nails: [spotted(thumb.place, 0.6), spotted(knuckle, 0.95)] }],
      photo,
    );
    expect(nails).toHaveLength(5);
    expect(nails[0]?.guide).toMatchObject({ finger: "thumb", hand: "left", ...thumb.place });
  });
});

test("a nail says that its finger is unknown, unless hand and places agree on it", () => {
  const isUnknown = (nails: FoundNail[]) =>
    mergeSightings([{ hand, nails }], photo).map(({ guide }) => guide.fingerUnknown);
  // This hand's thumb is in the row of the other fingers.
  expect(isUnknown(tips)).toEqual([true, true, true, true, true]);
  const apart = tips.map((nail) =>
    nail.finger === "thumb"
      ? { ...nail, place: { ...nail.place, x: nail.place.x - 0.1, y: nail.place.y + 0.2 } }
      : nail,
  );
  expect(isUnknown(apart)).toEqual(Array.from({ length: 5 }));
});

test("fingertips that all lead to one place are not a hand", () => {
  const [first] = tips;
  if (!first) throw new Error("A hand has a thumb.");
  const nails = tips.map((nail) => ({ ...nail, place: first.place }));
  const doubtful = nails.map((nail) => ({ ...nail, confidence: 0.4 }));
  expect(nailsApart(nails, photo)).toBe(1);
  expect(
    mergeSightings([{ hand, nails: doubtful }], photo).map(({ question }) => question),
  ).toEqual(["nail"]);
});

test("a crop is grey beyond the photo's border, and shows the photo within it", () => {
  const white = {
    data: new Uint8ClampedArray(100 * 100 * 4).fill(255),
    width: 100,
    height: 100,
  };
  const planes = readCrop(preparePhoto(white), { x: 0, y: 50, side: 64, angle: 0 });
  const middleRow = planes.subarray(32 * CROP_SIZE, 33 * CROP_SIZE);
  expect([...middleRow.subarray(0, 32)].every((value) => value === 0)).toBe(true);
  expect([...middleRow.subarray(32)].every((value) => value === 1)).toBe(true);
});
