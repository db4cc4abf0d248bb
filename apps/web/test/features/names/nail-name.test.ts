import { expect, test } from "vitest";
import { nailName } from "../../../src/features/names/index.ts";

test("a nail's name includes the hand when the hand is known", () => {
  expect(nailName({ finger: "ring" })).toBe("Ring nail");
  expect(nailName({ finger: "ring", hand: "left" })).toBe("Left ring nail");
});

test("a nail whose finger nobody knows is called by its hand alone", () => {
  expect(nailName({ finger: "ring", fingerUnknown: true })).toBe("Nail");
  expect(nailName({ finger: "ring", fingerUnknown: true, hand: "left" })).toBe("Left nail");
});
