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

test("the card comes back with the design; a draft from before cards, or a damaged card, has none", () => {
  const card = [
    [0.1, 0.2],
    [0.5, 0.2],
    [0.5, 1.4],
    [0.1, 0.5],
  ];
  const kept = (value?: unknown) => reviveDraft({ id: "a", name: "A", card: value })?.card;
  expect(kept(card)).toEqual(card);
  const odd = [
    undefined,
    null,
    "card",
    [],
    card.slice(1),
    card.with(0, [0.1]),
    card.with(3, [7, 0]),
  ];
  expect(odd.map(kept)).toEqual(odd.map(() => null));
});

test("the other hand comes back with the design; a draft from before sets wears the same on both", () => {
  const worn = { ring: { settings: { finish: "matte" } } };
  const kept = (value?: unknown) =>
    reviveDraft({ id: "a", name: "A", otherHand: value })?.otherHand;
  expect(kept(worn)).toEqual(worn);
  expect(kept({})).toEqual({});
  expect(kept({ ...worn, index: { settings: { finish: "none" } } })).toEqual(worn);
  expect([undefined, null, [], "both"].map(kept)).toEqual([null, null, null, null]);
});
