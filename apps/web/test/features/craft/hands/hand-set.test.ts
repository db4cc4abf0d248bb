import { FINGERS, type NailGuide, type PlacedThing } from "@lacquer/contracts";
import { craftPlan, nailMap, STUDIO_RULES, tipOrder } from "@lacquer/craft";
import { expect, test } from "vitest";
import {
  alternated,
  copiedHand,
  copiedNail,
  type HandSet,
  mirroredHand,
  patchOfSet,
  setOf,
  swappedHands,
  wearSet,
} from "../../../../src/features/craft/hands/hand-set.ts";
import { workOfTab } from "../../../../src/features/craft/work-of-tab.ts";
import { emptyDraft } from "../../../../src/features/tabs/empty-draft.ts";
import type { DraftTab } from "../../../../src/features/tabs/types.ts";

const RED = { settings: { baseColor: "#B3122D" } };
const GOLD = { settings: { baseColor: "#C9A227", finish: "chrome" as const } };
const stone: PlacedThing = { kind: "stone", x: 0.25, y: 0.4, size: 0.2, angle: 30 };
const decal: PlacedThing = { ...stone, kind: "decal", imageUrl: "/files/decal.png" };

const photo = { url: "/files/a", width: 4_000, height: 3_000 };
const nails: NailGuide[] = FINGERS.map((finger, at) => ({
  finger,
  x: 0.1 + 0.2 * at,
  y: 0.6,
  angle: 0,
  width: 0.06,
  length: 0.07,
}));
const dressed = (designs: Partial<Record<string, NailGuide["design"]>>): NailGuide[] =>
  nails.map((nail) => {
    const design = designs[nail.finger];
    return design ? { ...nail, design } : nail;
  });

const tabWith = (some: Partial<DraftTab>): DraftTab => ({ ...emptyDraft("Design 1"), ...some });
const changed = (tab: DraftTab, how: (set: HandSet) => HandSet): DraftTab => ({
  ...tab,
  ...wearSet(tab, how(setOf(tab))),
});

test("a design of one hand wears the same on both, with or without a photo", () => {
  const onPhoto = tabWith({ originalImage: photo, nails: dressed({ ring: GOLD }) });
  const onHand = tabWith({ fingers: { ring: GOLD } });
  for (const tab of [onPhoto, onHand])
    expect(setOf(tab)).toEqual({ left: { ring: GOLD }, right: { ring: GOLD } });
});

test("a nail copied to the other hand changes that hand alone", () => {
  const tab = tabWith({ originalImage: photo, nails: dressed({ ring: GOLD }) });
  const next = changed(tab, (set) =>
    copiedNail(set, { hand: "left", finger: "ring" }, { hand: "right", finger: "thumb" }),
  );
  expect(next.nails).toEqual(tab.nails);
  expect(next.otherHand).toEqual({ ring: GOLD, thumb: GOLD });
  // Both hands are equal again, so the other hand needs no entry of its own.
  expect(changed(next, (set) => copiedHand(set, "left")).otherHand).toBeNull();
  // In the other direction, the hand on the photo gets the design of the other hand.
  const other = changed(next, (set) => copiedHand(set, "right"));
  expect(other.otherHand).toBeNull();
  expect(other.nails[0]?.design).toEqual(GOLD);
});

test("swapped hands come to the stage, and swapped again they are as they were", () => {
  const tab = tabWith({
    fingers: { ring: GOLD },
    otherHand: { index: RED },
    shownHand: "left",
  });
  const swapped = changed(tab, swappedHands);
  expect(swapped).toMatchObject({ fingers: { index: RED }, otherHand: { ring: GOLD } });
  expect(changed(swapped, swappedHands)).toEqual(tab);
});

test("a mirror turns what lies on a nail, and a mirror of it turns it back", () => {
  const tab = tabWith({ fingers: { thumb: { ...RED, placed: [stone] } } });
  const mirrored = changed(tab, (set) => mirroredHand(set, "left"));
  expect(mirrored.otherHand?.thumb).toEqual({
    ...RED,
    placed: [{ ...stone, x: 0.75, angle: -30, mirrored: true }],
  });
  const back = changed(mirrored, (set) => mirroredHand(set, "right"));
  expect(back.fingers).toEqual(tab.fingers);
});

test("fingers take turns, beginning with any of them", () => {
  const set = { left: { thumb: RED, ring: GOLD }, right: {} };
  const turns = alternated(set, { hand: "left", finger: "middle" });
  // The middle finger is plain, its neighbour is gold.
  expect(turns.left).toEqual({ index: GOLD, ring: GOLD });
  expect(turns.right).toEqual(turns.left);
  const little = alternated(set, { hand: "left", finger: "little" });
  expect(Object.keys(little.left)).toEqual(["index", "ring"]);
});

test("a nail keeps the pictures that belong to it, and gives them to no other", () => {
  const own = { ...GOLD, referenceImageUrl: "/files/r.png", placed: [stone, decal] };
  const tab = tabWith({ originalImage: photo, nails: dressed({ ring: own, index: RED }) });
  const next = changed(tab, (set) =>
    copiedNail(
      copiedNail(set, { hand: "left", finger: "ring" }, { hand: "right", finger: "thumb" }),
      { hand: "left", finger: "index" },
      { hand: "left", finger: "ring" },
    ),
  );
  expect(next.otherHand?.thumb).toEqual({ ...GOLD, placed: [stone] });
  expect(next.nails[3]?.design).toEqual({
    ...RED,
    referenceImageUrl: "/files/r.png",
    placed: [decal],
  });
});

test("a photo of both hands is the whole set, and nothing is kept beside it", () => {
  const both = (["left", "right"] as const).flatMap((hand) =>
    dressed(hand === "left" ? { ring: GOLD } : {}).map((nail) => ({ ...nail, hand })),
  );
  const tab = tabWith({ originalImage: photo, nails: both, otherHand: { thumb: RED } });
  expect(setOf(tab)).toEqual({ left: { ring: GOLD }, right: {} });
  const next = changed(tab, (set) => copiedHand(set, "left"));
  expect(next.nails.filter(({ design }) => design).map(({ hand }) => hand)).toEqual([
    "left",
    "right",
  ]);
  expect(next.otherHand).toEqual({ thumb: RED });
  expect(workOfTab(tab).work.nails).toEqual(both);
});

test("plan, card and order sheet count the ten nails of the set", () => {
  const tab = tabWith({ originalImage: photo, nails: dressed({ ring: { placed: [stone] } }) });
  const stones = (one: DraftTab) => {
    const { work, given } = workOfTab(one);
    const { supplies } = craftPlan(work, given, STUDIO_RULES);
    return supplies.reduce((n, one) => n + (one.kind === "thing" ? one.pieces.count : 0), 0);
  };
  expect(stones(tab)).toBe(2);
  expect(stones({ ...tab, otherHand: {} })).toBe(1);
  expect(stones({ ...tab, otherHand: { ring: { placed: [stone, stone] } } })).toBe(3);
  const { work, given } = workOfTab({ ...tab, otherHand: {} });
  expect(nailMap(work, given, STUDIO_RULES).map(({ guide }) => guide.hand)).toEqual([
    ...FINGERS.map(() => "left"),
    ...FINGERS.map(() => "right"),
  ]);
  expect(tipOrder(work, given, STUDIO_RULES)).toHaveLength(10);
  // Without an entry for the other hand, the design takes as long as with an equal entry for it.
  const minutes = (one: DraftTab) => {
    const made = workOfTab(one);
    return craftPlan(made.work, made.given, STUDIO_RULES).minutes.to;
  };
  const named = { ...tab, otherHand: { ring: { placed: [stone] } } };
  expect(minutes(named)).toBeCloseTo(minutes(tab), 6);
});

test("what the fingers of a design without a photo wear is counted", () => {
  const { work, given } = workOfTab(tabWith({ fingers: { ring: { placed: [stone] } } }));
  const { supplies } = craftPlan(work, given, STUDIO_RULES);
  const things = supplies.flatMap((one) => (one.kind === "thing" ? [one.pieces] : []));
  expect(things.map(({ count }) => count)).toEqual([2]);
});

test("a fix of the set's nails goes back to the hand that each nail belongs to", () => {
  const onPhoto = tabWith({
    originalImage: photo,
    nails: dressed({ ring: GOLD }),
    otherHand: { thumb: RED },
  });
  const onHand = tabWith({ fingers: { ring: GOLD }, otherHand: { thumb: RED } });
  for (const tab of [onPhoto, onHand]) {
    const { work } = workOfTab(tab);
    expect({ ...tab, ...patchOfSet(tab, work.nails) }).toEqual(tab);
    const matte = { settings: { finish: "matte" as const } };
    const fixed = work.nails.map((nail, at) => (at === 5 ? { ...nail, design: matte } : nail));
    expect(patchOfSet(tab, fixed).otherHand).toEqual({ thumb: matte });
  }
});

test("a nail that a press does not change stays as it is, even beside another nail of the same finger", () => {
  // The stone lies on the decal, and a photo whose hands nobody has named may show a finger twice.
  const own = { ...GOLD, placed: [decal, stone] };
  const second = { ...(nails[3] as NailGuide), x: 0.95, design: RED };
  const tab = tabWith({ originalImage: photo, nails: [...dressed({ ring: own }), second] });
  const next = changed(tab, (set) =>
    copiedNail(set, { hand: "left", finger: "ring" }, { hand: "left", finger: "thumb" }),
  );
  expect(next.nails[0]?.design).toEqual({ ...GOLD, placed: [stone] });
  expect(next.nails.slice(1)).toEqual(tab.nails.slice(1));
});

test("fingers that the photo does not show keep what they wear over a swap, and over a fix", () => {
  const tab = tabWith({
    originalImage: photo,
    nails: dressed({ ring: GOLD }).slice(1),
    fingers: { thumb: GOLD },
    otherHand: { thumb: RED, ring: RED },
    shownHand: "left",
  });
  const swapped = changed(tab, swappedHands);
  expect(swapped).toMatchObject({
    fingers: { thumb: RED },
    otherHand: { thumb: GOLD, ring: GOLD },
  });
  expect(changed(swapped, swappedHands)).toEqual(tab);
  expect({ ...tab, ...patchOfSet(tab, workOfTab(tab).work.nails) }).toEqual(tab);
});

test("without nails on the photo, its card and strokes say nothing about the usual nails", () => {
  const tab = tabWith({
    originalImage: photo,
    card: [
      [0.1, 0.1],
      [0.5, 0.1],
      [0.5, 0.44],
      [0.1, 0.44],
    ],
    fingers: { ring: GOLD },
    influenceWeights: { ...emptyDraft("").influenceWeights, drawing: 50 },
    drawing: [
      {
        id: "stroke",
        points: [
          [0.7, 0.58, 0.5],
          [0.7, 0.54, 0.5],
        ],
        color: "#000000",
        size: 0.01,
        erase: false,
      },
    ],
  });
  const { work, given } = workOfTab(tab);
  const lines = nailMap(work, given, STUDIO_RULES);
  expect(lines.map(({ isMeasured }) => isMeasured)).toEqual(FINGERS.map(() => false));
  expect(lines.map(({ strokes }) => strokes)).toEqual(FINGERS.map(() => 0));
  const placed = workOfTab({ ...tab, nails });
  expect(nailMap(placed.work, placed.given, STUDIO_RULES).every((one) => one.isMeasured)).toBe(
    true,
  );
});

test("a photo of more than five nails is the whole set, even if all count as one hand", () => {
  const row = nails.map((nail) => ({ ...nail, y: 0.9 }));
  const tab = tabWith({
    originalImage: photo,
    nails: [...nails, ...row].map((nail) => ({ ...nail, hand: "left" as const })),
    otherHand: { ring: GOLD },
  });
  const { work, given } = workOfTab(tab);
  expect(tipOrder(work, given, STUDIO_RULES)).toHaveLength(10);
  expect({ ...tab, ...patchOfSet(tab, work.nails) }).toEqual(tab);
});
