import { FINGERS, type Hand, type NailGuide } from "@lacquer/contracts";
import { expect, test } from "vitest";
import { copiedNail, setOf, wearSet } from "../../../../src/features/craft/hands/hand-set.ts";
import { withHandsInPlace } from "../../../../src/features/craft/hands/keep-hands.ts";
import { setWords } from "../../../../src/features/craft/set/set-words.ts";
import { sameHandForAll, sameLookOnAll } from "../../../../src/features/looks/many-designs.ts";
import { lookOf } from "../../../../src/features/looks/look.ts";
import { wearing } from "../../../../src/features/looks/wear-look.ts";
import { takeSettings } from "../../../../src/features/reuse/index.ts";
import {
  type DraftTab,
  emptyDraft,
  nailRule,
  reviveDraft,
  useTabsStore,
} from "../../../../src/features/tabs/index.ts";
import { makeJob } from "../../../job-factory.ts";

nailRule.apply = withHandsInPlace;

const RED = { settings: { baseColor: "#B3122D" } };
const GOLD = { settings: { baseColor: "#C9A227", finish: "chrome" as const } };
const photo = { url: "/files/a", width: 4_000, height: 3_000 };
const bare: NailGuide[] = FINGERS.map((finger, at) => ({
  finger,
  x: 0.1 + 0.2 * at,
  y: 0.6,
  angle: 0,
  width: 0.06,
  length: 0.07,
}));
const named = (nails: readonly NailGuide[], hand: Hand) => nails.map((nail) => ({ ...nail, hand }));

const { getState } = useTabsStore;
const tabOf = (id: string): DraftTab => {
  const found = getState().tabs.find((one) => one.id === id);
  if (!found) throw new Error("The design is gone.");
  return found;
};

/** Opens a design of one unnamed hand, and gives the right thumb gold on the board. */
function designWithGoldRightThumb(more: Partial<DraftTab> = {}): string {
  const nails = bare.map((nail) => (nail.finger === "ring" ? { ...nail, design: RED } : nail));
  const id = getState().addTab({ originalImage: photo, nails, ...more });
  const set = setOf(tabOf(id));
  const gold = { left: { ...set.left, index: GOLD }, right: set.right };
  const place = { left: { hand: "left", finger: "index" }, to: { hand: "right", finger: "thumb" } };
  const changed = copiedNail(gold, place.left as never, place.to as never);
  getState().updateTab(id, wearSet(tabOf(id), { left: set.left, right: changed.right }));
  return id;
}
const SET = { left: { ring: RED }, right: { thumb: GOLD, ring: RED } };

test("a hand that is named after the set was made does not change left and right", () => {
  const id = designWithGoldRightThumb();
  expect(tabOf(id).shownHand).toBe("left");
  expect(setOf(tabOf(id))).toEqual(SET);
  const before = tabOf(id);
  const [thumb, ...others] = before.nails;
  if (!thumb) throw new Error("There is no thumb.");
  getState().updateTab(id, { nails: [{ ...thumb, hand: "right" }, ...others] });
  expect(setOf(tabOf(id))).toEqual(SET);
  // The photo shows the right hand, so its thumb is the golden one.
  expect(tabOf(id).nails[0]?.design).toEqual(GOLD);
  expect(setWords(tabOf(id))).toMatch(/^The stage shows the right hand/);
  getState().updateTab(id, { nails: named(tabOf(id).nails, "right") });
  expect(setOf(tabOf(id))).toEqual(SET);
  getState().walkHistory(id, -1);
  getState().walkHistory(id, -1);
  const { updatedAt: _now, ...now } = tabOf(id);
  expect(now).toEqual({ ...before, updatedAt: undefined });
});

test("nails named one after the other, or back again, keep what each hand wears", () => {
  const id = designWithGoldRightThumb({ nails: named(bare, "left") });
  const set = setOf(tabOf(id));
  for (const hand of ["right", "left"] as const)
    for (const at of bare.keys()) {
      const nails = tabOf(id).nails.map((nail, one) => (one === at ? { ...nail, hand } : nail));
      getState().updateTab(id, { nails });
      expect(setOf(tabOf(id))).toEqual(set);
    }
  expect(tabOf(id)).toMatchObject({ shownHand: "left", otherHand: { thumb: GOLD } });
});

test("nails found on a photo wear what their hand wears, whichever hand the set began with", () => {
  const id = getState().addTab({
    originalImage: photo,
    fingers: { ring: RED },
    otherHand: { thumb: GOLD },
    shownHand: "left",
  });
  getState().updateTab(id, {
    nails: named(bare, "right").map((nail) =>
      nail.finger === "ring" ? { ...nail, design: RED } : nail,
    ),
  });
  expect(setOf(tabOf(id))).toEqual({ left: { ring: RED }, right: { thumb: GOLD } });
  expect(tabOf(id).nails.map(({ design }) => design)).toEqual([
    GOLD,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  // Once the hand is known, it stays known even without nails. A moved nail changes nothing else.
  getState().updateTab(id, { nails: [] });
  expect(tabOf(id).shownHand).toBe("right");
  expect(setOf(tabOf(id)).left).toEqual({ ring: RED });
});

test("work on a nail of a set touches that nail alone", () => {
  const id = designWithGoldRightThumb();
  const { otherHand, nails } = tabOf(id);
  const moved = nails.map((nail, at) => (at === 3 ? { ...nail, x: 0.72, design: GOLD } : nail));
  getState().updateTab(id, { nails: moved });
  expect(tabOf(id)).toMatchObject({ otherHand, nails: moved });
});

test("a draft of before opens with all it had", () => {
  const old = (more: object) => {
    const { shownHand: _new, ...draft } = { ...emptyDraft("Old"), ...more };
    return reviveDraft(JSON.parse(JSON.stringify(draft)));
  };
  const worn = { fingers: { ring: RED }, otherHand: { thumb: GOLD } };
  for (const [nails, hand] of [
    [[], "left"],
    [bare, "left"],
    [named(bare, "right"), "right"],
  ] as const) {
    expect(old({ ...worn, nails })).toMatchObject({ ...worn, nails, shownHand: hand });
    expect(old({ nails })).toMatchObject({ nails, otherHand: null, shownHand: null });
  }
});

test("a look carries the other hand where it differs, and puts each hand where it belongs", () => {
  const open = designWithGoldRightThumb();
  const look = lookOf(tabOf(open));
  expect(look.nails.map(({ hand, finger }) => `${hand} ${finger}`)).toEqual([
    ...FINGERS.map((finger) => `left ${finger}`),
    ...FINGERS.map((finger) => `right ${finger}`),
  ]);
  const onHand = { ...emptyDraft("Other"), ...wearing(look, emptyDraft("Other")) };
  expect(setOf(onHand)).toEqual(SET);
  const right = { ...emptyDraft("Right"), originalImage: photo, nails: named(bare, "right") };
  const worn = { ...right, ...wearing(look, right) };
  expect(worn.nails[0]?.design).toEqual(GOLD);
  expect(setOf(worn)).toEqual(SET);
  // A look whose two hands are equal names no hand.
  const equal = lookOf({ ...tabOf(open), otherHand: null });
  expect(equal.nails.every(({ hand }) => hand === undefined)).toBe(true);
});

test("all designs take a look or a hand without changing left and right", () => {
  const other = getState().addTab({ originalImage: photo, nails: named(bare, "right") });
  designWithGoldRightThumb();
  sameLookOnAll();
  expect(setOf(tabOf(other))).toEqual(SET);
  getState().activate(other);
  const third = designWithGoldRightThumb();
  getState().activate(other);
  sameHandForAll();
  expect(tabOf(third).nails.map(({ hand }) => hand)).toEqual(FINGERS.map(() => "right"));
  expect(setOf(tabOf(third))).toEqual(SET);
});

test("the settings of an image of the left hand come to a design of the right one as they were worn", () => {
  const id = getState().addTab({ originalImage: photo, nails: named(bare, "right") });
  takeSettings(
    makeJob({
      originalImage: "/files/uploads/other",
      nails: named(bare, "left").map((nail) =>
        nail.finger === "ring" ? { ...nail, design: RED } : nail,
      ),
      draft: { otherHand: { thumb: GOLD }, shownHand: "left" },
    }),
  );
  expect(setOf(tabOf(id))).toEqual({ left: { ring: RED }, right: { thumb: GOLD } });
});
