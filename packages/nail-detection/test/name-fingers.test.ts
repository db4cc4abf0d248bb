import { FINGERS, type Finger } from "@lacquer/contracts";
import { describe, expect, test } from "vitest";
import type { FoundNail } from "../src/hand-joints.ts";
import { knownFingers } from "../src/name-fingers.ts";

const photo = { width: 800, height: 1000 };

/** A nail whose middle is at this place, in pixels. */
function nail(x: number, y: number, angle = 0, finger?: Finger): FoundNail {
  const radians = (angle * Math.PI) / 180;
  const length = 60;
  const place = {
    x: (x - (Math.sin(radians) * length) / 2) / photo.width,
    y: (y + (Math.cos(radians) * length) / 2) / photo.height,
    angle,
    width: 40 / photo.width,
    length: length / photo.width,
  };
  const hand = finger && ("left" as const);
  return { place, confidence: 0.9, direction: 1, overlap: 0.9, ...(finger && { finger, hand }) };
}

/** The back of a hand with its fingers up and the thumb at the right; little finger first. */
const OPEN: [number, number, number, Finger][] = [
  [200, 400, -15, "little"],
  [290, 310, -5, "ring"],
  [390, 280, 0, "middle"],
  [490, 320, 8, "index"],
  [640, 600, 45, "thumb"],
];
/** A fist seen from the palm: four tips down in a row, and the thumb across, below the index finger. */
const FIST: [number, number, number, Finger][] = [
  [250, 400, 180, "little"],
  [330, 410, 180, "ring"],
  [410, 405, 180, "middle"],
  [490, 390, 180, "index"],
  [520, 500, -90, "thumb"],
];

const namesOf = (nails: FoundNail[]) => {
  const known = knownFingers(nails, photo);
  return nails.map((each) => known.get(each));
};
const turned = ([x, y, angle]: [number, number, number, Finger]): FoundNail =>
  nail(y, x, 90 - angle);

describe("five nails of a hand that no joints were seen of", () => {
  test.each([
    ["an open hand", OPEN],
    ["a fist", FIST],
  ])("are named by their places: %s", (_, hand) => {
    expect(namesOf(hand.map(([x, y, angle]) => nail(x, y, angle)))).toEqual(
      hand.map(([, , , finger]) => finger),
    );
    expect(namesOf(hand.map(turned))).toEqual(hand.map(([, , , finger]) => finger));
  });

  test("stay without names in an even row, and when the thumb is opposite the row's middle", () => {
    const row = [100, 200, 300, 400, 500].map((x) => nail(x, 400));
    expect(namesOf(row)).toEqual(FINGERS.map(() => undefined));
    const opposite = [...[100, 200, 300, 400].map((x) => nail(x, 400)), nail(250, 700, 90)];
    expect(namesOf(opposite)).toEqual(FINGERS.map(() => undefined));
  });
});

test("fewer or more than five nails without joints stay without names", () => {
  const nails = OPEN.map(([x, y, angle]) => nail(x, y, angle));
  expect(namesOf(nails.slice(1))).toEqual([undefined, undefined, undefined, undefined]);
  expect(namesOf([...nails, nail(300, 800)])).toEqual(Array.from({ length: 6 }));
});

describe("nails that the joints name", () => {
  const named = OPEN.map(([x, y, angle, finger]) => nail(x, y, angle, finger));

  test("keep their names when the places agree, even if one is hidden", () => {
    expect(namesOf(named)).toEqual(OPEN.map(([, , , finger]) => finger));
    expect(namesOf(named.slice(1))).toEqual(["ring", "middle", "index", "thumb"]);
    expect(namesOf(named.toSpliced(2, 1))).toEqual(["little", "ring", "index", "thumb"]);
  });

  test("lose them when the hand was read one finger off, so that a finger of the row is the thumb", () => {
    const off: Finger[] = ["ring", "middle", "index", "thumb"];
    const row = OPEN.slice(0, 4).map(([x, y, angle], i) => nail(x, y, angle, off[i]));
    expect(namesOf(row)).toEqual(Array.from({ length: 4 }));
  });

  test("lose them when the order along the hand is another", () => {
    const order: Finger[] = ["ring", "little", "middle", "index", "thumb"];
    const mixed = OPEN.map(([x, y, angle], i) => nail(x, y, angle, order[i]));
    expect(namesOf(mixed)).toEqual(Array.from({ length: 5 }));
  });

  test("lose them without the thumb, because a hand may be read mirrored", () => {
    expect(namesOf(named.slice(0, 4))).toEqual(Array.from({ length: 4 }));
  });

  test("keep them beside a nail that lies on no hand, which gets none", () => {
    expect(namesOf([...named, nail(100, 900)])).toEqual([
      ...OPEN.map(([, , , finger]) => finger),
      undefined,
    ]);
  });

  test("keep the name on the more certain of two nails of one finger", () => {
    const twice = [...named, nail(640, 760, 45, "thumb")];
    expect(namesOf(twice).at(-1)).toBeUndefined();
    expect(namesOf(twice)[4]).toBe("thumb");
  });
});
