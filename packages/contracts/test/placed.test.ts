import fc from "fast-check";
import { expect, test } from "vitest";
import { nailGuide, nailGuides } from "../src/guides.ts";
import { createJobInput } from "../src/job.ts";
import { DECAL_PICTURES_MAX, THINGS_MAX } from "../src/limits.ts";
import { placedThing } from "../src/placed.ts";
import { thing } from "./arbitraries.ts";

const stone = { kind: "stone", x: 0.5, y: 0.5, size: 0.2, angle: 0 };
const nail = { finger: "ring", x: 0.5, y: 0.5, angle: 0, width: 0.1, length: 0.1 };
const wearing = (placed: unknown[]) => ({ ...nail, design: { placed } });
const decal = (name: string) => ({ ...stone, kind: "decal", imageUrl: `/files/uploads/${name}` });

/** Returns the place and the reason of each refusal. */
function refusals(read: ReturnType<typeof createJobInput.safeParse>): string[] {
  return read.success
    ? []
    : read.error.issues.map((one) => `${one.path.join(".")}: ${one.message}`);
}

test("any thing inside the ranges is accepted unchanged", () => {
  fc.assert(
    fc.property(thing, (given) => {
      expect(placedThing.parse(given)).toEqual(given);
    }),
  );
});

test(`a nail takes ${THINGS_MAX} things and not one more`, () => {
  const things = Array.from({ length: THINGS_MAX }, () => stone);
  expect(nailGuide.safeParse(wearing(things)).success).toBe(true);
  expect(
    refusals(createJobInput.safeParse({ prompt: "", nails: [wearing([...things, stone])] })),
  ).toEqual(["nails.0.design.placed: A nail can hold up to 60 things."]);
});

test.each([
  ["x", [-0.001, 1.001]],
  ["y", [-0.001, 1.001]],
  ["size", [0, 0.019, 2.001, -1]],
  ["angle", [-361, 361]],
  ["color", ["red", "#12345"]],
  ["kind", ["gem", ""]],
])("a thing whose %s is out of range is refused", (name, wrong) => {
  for (const value of [...wrong, Number.NaN, Number.POSITIVE_INFINITY, null, [], "0.5"])
    expect(placedThing.safeParse({ ...stone, [name]: value }).success).toBe(false);
});

test.each([
  [{ kind: "decal" }, "imageUrl: A decal needs a picture."],
  [{ imageUrl: "/files/uploads/x" }, "imageUrl: Only a decal shows a picture."],
  [{ form: "heart" }, "form: A stone is one of round, oval, square, drop, marquise."],
  [
    { kind: "charm", form: "drop" },
    "form: A charm is one of star, heart, bow, moon, flower, butterfly.",
  ],
  [{ kind: "pearl", form: "round" }, "form: A pearl has one form."],
  [{ kind: "pearl", setting: "#c0c0c0" }, "setting: Only a stone has a setting."],
  [
    { kind: "decal", imageUrl: "/files/uploads/x", color: "#ffffff" },
    "color: A decal cannot have a colour: it has the colours of its picture.",
  ],
])("%j is refused with a sentence", (change, sentence) => {
  const { error } = placedThing.safeParse({ ...stone, ...change });
  expect(error?.issues.map((one) => `${one.path.join(".")}: ${one.message}`)).toEqual([sentence]);
});

test("the decals of all nails share one limit of pictures, however often each is placed", () => {
  const names = Array.from({ length: DECAL_PICTURES_MAX }, (_, i) => `p${i}`);
  const half = names.length / 2;
  const twice = [...names.slice(0, half), ...names.slice(0, half)].map(decal);
  const rest = names.slice(half).map(decal);
  expect(nailGuides.safeParse([wearing(twice), wearing(rest)]).success).toBe(true);
  const more = nailGuides.safeParse([wearing(twice), wearing([...rest, decal("more")])]);
  expect(more.error?.issues[0]?.message).toContain("up to 16 different pictures");
});
