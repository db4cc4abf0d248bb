import { type PlacedThing, placedThing } from "@lacquer/contracts";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  copyBeside,
  mirroredThing,
  thingKeysHelp,
  thingAfterKey,
} from "../../../src/features/things/thing-edits.ts";
import { describedThing } from "../../../src/features/things/thing-words.ts";

const stone: PlacedThing = { kind: "stone", x: 0.5, y: 0.5, size: 0.2, angle: 0 };
const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "[", "]", "+", "-", "m"];

test("each key does what its description says, and more of it with Shift", () => {
  const after = (key: string, shift = false) => thingAfterKey(stone, key, shift);
  expect(after("ArrowLeft")?.x).toBeCloseTo(0.49);
  expect(after("ArrowRight", true)?.x).toBeCloseTo(0.55);
  expect(after("ArrowUp")?.y).toBeCloseTo(0.51);
  expect(after("ArrowDown", true)?.y).toBeCloseTo(0.45);
  expect([after("[")?.angle, after("}", true)?.angle]).toEqual([-3, 15]);
  expect(after("+")?.size).toBeCloseTo(0.21);
  expect(after("-")?.size).toBeCloseTo(0.19);
  expect(after("m")).toEqual({ ...stone, mirrored: true });
  expect(after("x")).toBeNull();
  expect(thingKeysHelp()).toContain("M mirrors it");
});

test("a thing mirrored twice is unchanged", () => {
  expect(mirroredThing(mirroredThing(stone))).toEqual(stone);
});

test("no keys, however often repeated, make a thing that a job would refuse", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...KEYS), fc.boolean()), { maxLength: 60 }),
      (presses) => {
        let thing = stone;
        for (const [key, shift] of presses)
          thing = copyBeside(thingAfterKey(thing, key, shift) ?? thing);
        expect(placedThing.parse(thing)).toEqual(thing);
      },
    ),
  );
});

test("a thing is described to people who cannot see it", () => {
  expect(describedThing(stone)).toBe("round stone, middle, halfway, 20 % of the nail's width");
  const bow: PlacedThing = {
    kind: "charm",
    form: "bow",
    x: 0.1,
    y: 0.9,
    size: 0.4,
    angle: -30,
    mirrored: true,
  };
  expect(describedThing(bow)).toBe(
    "bow charm, left, near the tip, 40 % of the nail's width, turned -30°, mirrored",
  );
});
