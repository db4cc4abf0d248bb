import { expect, test } from "vitest";
import { reviveDraft } from "../../../src/features/tabs/revive-draft.ts";

const nail = { finger: "ring", x: 0.5, y: 0.5, angle: 0, width: 0.1, length: 0.1 } as const;

test("a nail whose own picture is kept in this browser comes back with the picture", () => {
  const own = { ...nail, design: { settings: { finish: "matte" }, referenceImageUrl: "kept:1" } };
  const bare = { ...nail, finger: "index" };
  expect(reviveDraft({ id: "a", name: "A", nails: [own, bare] })?.nails).toEqual([own, bare]);
});

test("a damaged nail is left out, and the others stay", () => {
  const odd = [
    { ...nail, x: 7 },
    { ...nail, design: { referenceImageUrl: "http://elsewhere" } },
  ];
  expect(reviveDraft({ id: "a", name: "A", nails: [...odd, nail, null] })?.nails).toEqual([nail]);
});

const stone = { kind: "stone", x: 0.5, y: 0.5, size: 0.2, angle: 0 } as const;

test("things come back with their nail, and a decal with a picture that is kept in this browser", () => {
  const placed = [stone, { ...stone, kind: "decal", imageUrl: "kept:1" }];
  const own = { ...nail, design: { settings: { topper: null }, placed } };
  expect(reviveDraft({ id: "a", name: "A", nails: [own] })?.nails).toEqual([own]);
});

test("a damaged thing is left out without its nail or other things; of too many things the first stay", () => {
  const odd = [
    { ...stone, x: 2 },
    { ...stone, kind: "decal", imageUrl: "http://elsewhere" },
    { ...stone, kind: "decal" },
    null,
  ];
  const many = Array.from({ length: 61 }, () => stone);
  const nails = reviveDraft({
    id: "a",
    name: "A",
    nails: [
      { ...nail, design: { placed: [...odd, stone] } },
      { ...nail, design: { placed: many } },
    ],
  })?.nails;
  expect(nails?.map(({ design }) => design?.placed?.length)).toEqual([1, 60]);
});
