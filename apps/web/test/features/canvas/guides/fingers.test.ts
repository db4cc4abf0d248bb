import { FINGERS, nailGuides } from "@lacquer/contracts";
import { expect, test } from "vitest";
import {
  addNail,
  nameByPosition,
  proposeHand,
} from "../../../../src/features/canvas/guides/fingers.ts";

const place = (x: number, y: number) => ({ x, y, angle: 0, width: 0.05, length: 0.08 });
/** The back of a left hand: the little finger on the left, the thumb low on the right. */
const SPOTS = [place(0.1, 0.5), place(0.3, 0.3), place(0.5, 0.2), place(0.7, 0.3), place(0.9, 0.7)];

test("the fifth nail names all five fingers by their places", () => {
  const hand = SPOTS.reduce(addNail, []);
  expect(hand.map((nail) => nail.finger)).toEqual(["little", "ring", "middle", "index", "thumb"]);
});

test("the order of placing does not change the names", () => {
  const order = [3, 0, 4, 2, 1];
  const hand = order.map((index) => SPOTS[index] ?? place(0, 0)).reduce(addNail, []);
  const thumb = hand.find((nail) => nail.finger === "thumb");
  expect(thumb?.x).toBe(0.9);
  expect(hand.find((nail) => nail.finger === "little")?.x).toBe(0.1);
});

test("a finger that the designer chose is not renamed", () => {
  const four = SPOTS.slice(0, 4).reduce(addNail, []);
  const chosen = four.map((nail, index) =>
    index === 0 ? { ...nail, finger: "little" as const } : nail,
  );
  const five = addNail(chosen, place(0.9, 0.7));
  expect(five.map((nail) => nail.finger)).toEqual(["little", "index", "middle", "ring", "thumb"]);
});

test("a sixth nail belongs to the other hand, and there are never more than ten", () => {
  const five = SPOTS.reduce(addNail, []);
  const six = addNail(five, place(0.95, 0.5));
  expect(six.at(-1)).toMatchObject({ hand: "right", finger: "thumb" });
  expect(six[0]?.hand).toBe("left");
  const many = [...SPOTS, ...SPOTS, ...SPOTS].reduce(addNail, []);
  expect(many).toHaveLength(10);
});

test("the proposed hand is a valid set of five, whatever the photo's shape", () => {
  for (const photo of [
    { width: 2048, height: 900 },
    { width: 900, height: 2048 },
  ]) {
    const hand = proposeHand(photo);
    expect(nailGuides.safeParse(hand).success).toBe(true);
    expect(hand.map((nail) => nail.finger).toSorted()).toEqual([...FINGERS].toSorted());
    expect(nameByPosition(hand)).toEqual(hand);
  }
});
