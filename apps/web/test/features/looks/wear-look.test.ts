import type { NailGuide } from "@lacquer/contracts";
import { beforeEach, expect, test } from "vitest";
import { applyLook } from "../../../src/features/looks/apply-look.ts";
import { asLook, LIBRARY } from "../../../src/features/looks/library/index.ts";
import { lookOf } from "../../../src/features/looks/look.ts";
import { sameHandForAll, sameLookOnAll } from "../../../src/features/looks/many-designs.ts";
import { wearing } from "../../../src/features/looks/wear-look.ts";
import { composeBody } from "../../../src/features/generate/compose-body.ts";
import { placeFive } from "../../../src/features/canvas/actions/nail-actions.ts";
import { improveTaken, takeFound } from "../../../src/features/canvas/finding/taken.ts";
import { changeWork } from "../../../src/features/draft/change-work.ts";
import { changeWhiteBalance } from "../../../src/features/draft/index.ts";
import { emptyDraft } from "../../../src/features/tabs/empty-draft.ts";
import { type DraftTab, type Stroke, useTabsStore } from "../../../src/features/tabs/index.ts";
import { showToasts, type Toast } from "../../../src/ui/toast.ts";

const PHOTO = { url: "/files/uploads/one", width: 1000, height: 800 };
const OTHER_PHOTO = { url: "/files/uploads/two", width: 600, height: 900 };
const nail = (
  finger: NailGuide["finger"],
  x: number,
  more: Partial<NailGuide> = {},
): NailGuide => ({
  finger,
  x,
  y: 0.5,
  angle: 20,
  width: 0.06,
  length: 0.09,
  ...more,
});

const stroke = (more: Partial<Stroke> = {}): Stroke => ({
  id: "one",
  color: "#112233",
  size: 0.01,
  erase: false,
  points: [
    [0.31, 0.47, 0.5],
    [0.32, 0.45, 0.7],
  ],
  ...more,
});

const draft = (more: Partial<DraftTab> = {}): DraftTab => ({ ...emptyDraft("Mine"), ...more });
const look = (name: string) => {
  const entry = LIBRARY.find((one) => asLook(one).name === name);
  if (!entry) throw new Error(`There is no look ${name}.`);
  return asLook(entry);
};

let said: Toast[] = [];
const pressUndo = () => {
  const action = said.at(-1)?.about?.action;
  if (typeof action !== "object" || action === null || !("onClick" in action))
    throw new Error("No Undo was offered.");
  action.onClick(undefined as never);
};

const { getState } = useTabsStore;
const tab = (id: string): DraftTab => {
  const found = getState().tabs.find((one) => one.id === id);
  if (!found) throw new Error("The design is gone.");
  return found;
};
const content = (id: string) => {
  const { updatedAt: _time, drawingImageUrl: _url, ...rest } = tab(id);
  return rest;
};

beforeEach(() => {
  said = [];
  // Each test sees only its own designs, besides the one that is always open.
  for (const { id } of getState().tabs.slice(1)) getState().closeTab(id);
  getState().updateTab(getState().tabs[0]?.id ?? "", emptyDraft("Design 1"));
  return showToasts((toast) => said.push(toast));
});

test("a look keeps photo, places, hand, light and white balance, and sets all else", () => {
  const wearer = draft({
    originalImage: PHOTO,
    nails: [nail("ring", 0.3), nail("middle", 0.5, { design: { settings: { finish: "foil" } } })],
    designSettings: {
      ...emptyDraft("").designSettings,
      light: { angle: 90 },
      hand: { skin: "deep" },
      whiteBalance: "auto",
    },
    drawing: [stroke()],
    aiPrompt: "old words",
    references: [{ url: "/files/uploads/three", weight: 100 }],
  });
  const worn = { ...wearer, ...wearing(look("Pearl veil"), wearer) };
  expect(worn.originalImage).toEqual(PHOTO);
  expect(worn.designSettings).toMatchObject({
    finish: "pearl",
    light: { angle: 90 },
    hand: { skin: "deep" },
    whiteBalance: "auto",
  });
  expect(worn.nails[0]).toMatchObject({ finger: "ring", x: 0.3 });
  expect(worn.nails[0]?.design?.placed).toHaveLength(5);
  expect(worn.nails[1]).toEqual(nail("middle", 0.5));
  expect(worn).toMatchObject({ drawing: [], references: [], aiPrompt: "" });
  expect(worn.influenceWeights).toMatchObject({ drawing: 0, designImage: 0, baseColor: 100 });
});

test("the tapped white stays with its photo, and a photo that moves takes it along", () => {
  const white = (whitePoint: string) => ({ ...emptyDraft("").designSettings, whitePoint });
  const from = draft({ designSettings: white("#E8D8C0") });
  expect(lookOf(from).settings).not.toHaveProperty("whitePoint");
  const wearer = draft({ designSettings: white("#C0D8E8") });
  expect(wearing(lookOf(from), wearer).designSettings?.whitePoint).toBe("#C0D8E8");
  const plain = wearing(look("Pearl veil"), { ...wearer, designSettings: white("#C0D8E8") });
  expect(plain.designSettings?.whitePoint).toBe("#C0D8E8");

  const other = getState().addTab({ designSettings: white("#C0D8E8") });
  const open = getState().addTab({ originalImage: PHOTO, designSettings: white("#E8D8C0") });
  sameLookOnAll();
  expect(tab(other).designSettings.whitePoint).toBe("#C0D8E8");
  sameHandForAll();
  expect(tab(other).designSettings.whitePoint).toBe("#E8D8C0");
  changeWhiteBalance(open, "photo");
  sameHandForAll();
  expect(tab(other).designSettings).toMatchObject({ whiteBalance: "photo" });
  expect(tab(other).designSettings).not.toHaveProperty("whitePoint");
});

test("strokes keep their place on the nail on another photo, and their layer its name", () => {
  const from = draft({
    originalImage: PHOTO,
    nails: [nail("ring", 0.3)],
    layers: [{ id: "vines", name: "Vines", at: [0.312, 0.46], opacity: 0.5 }],
    drawing: [stroke({ layer: "vines", brush: "striper", inside: true }), stroke({ id: "two" })],
    influenceWeights: { drawing: 40, designImage: 0, baseColor: 60, finish: 100, texture: 100 },
  });
  const to = draft({
    originalImage: OTHER_PHOTO,
    nails: [nail("ring", 0.6, { angle: -70, width: 0.12, length: 0.2 })],
  });
  const first = lookOf(from);
  const worn = { ...to, ...wearing(first, to) };
  expect(worn.drawing).toHaveLength(2);
  expect(worn.influenceWeights.drawing).toBe(40);
  expect(worn.layers.map(({ name, opacity }) => [name, opacity])).toEqual([
    ["From the look", undefined],
    ["Vines", 0.5],
  ]);
  expect(worn.drawing[1]).toMatchObject({ brush: "striper", inside: true, color: "#112233" });
  // When the look is read from the other hand again, every stroke has the same place on the nail as before.
  const strokesOf = ({ nails }: typeof first) =>
    (nails[0]?.layers ?? []).flatMap(({ strokes }) => strokes);
  const [before, after] = [strokesOf(first), strokesOf(lookOf(worn))];
  expect(after).toHaveLength(before.length);
  for (const [index, { points, size }] of after.entries()) {
    expect(size).toBeCloseTo(before[index]?.size ?? 0, 3);
    for (const [at, point] of points.entries())
      for (const [part, value] of point.entries())
        expect(value).toBeCloseTo(before[index]?.points[at]?.[part] ?? 0, 3);
  }
});

test("each hand wears its own nails, and a look of one hand is worn by both", () => {
  const accent = { settings: { finish: "glitter" as const } };
  const left = nail("ring", 0.3, { hand: "left" });
  const right = nail("ring", 0.6, { hand: "right" });
  const both = draft({
    originalImage: PHOTO,
    nails: [{ ...left, design: accent }, right],
  });
  const twin = draft({ originalImage: OTHER_PHOTO, nails: [left, right] });
  expect(wearing(lookOf(both), twin).nails).toEqual(both.nails);
  const one = draft({ originalImage: PHOTO, nails: [nail("ring", 0.3, { design: accent })] });
  expect(wearing(lookOf(one), twin).nails?.map(({ design }) => design)).toEqual([accent, accent]);
});

test("without a photo the fingers wear the accents, the job names them, and found nails get them", () => {
  const id = getState().addTab({ name: "Empty" });
  applyLook(look("Pearl veil"));
  const ring = tab(id).fingers.ring;
  expect(ring?.placed).toHaveLength(5);
  const sent = composeBody(tab(id), null).nails ?? [];
  expect(sent.map(({ finger }) => finger)).toEqual(["thumb", "index", "middle", "ring", "little"]);
  expect(sent[3]?.design).toEqual(ring);
  changeWork(id, () => ({ originalImage: PHOTO }));
  changeWork(id, () => ({ nails: [nail("middle", 0.5), nail("ring", 0.3)] }));
  expect(tab(id).nails.map(({ design }) => design)).toEqual([undefined, ring]);
});

test("what came from a finger moves with the fingers when the fifth nail names them anew", () => {
  const id = getState().addTab({ originalImage: PHOTO });
  applyLook(look("Pearl veil"));
  const ring = tab(id).fingers.ring;
  const four = (["thumb", "index", "middle", "ring"] as const).map((finger, at) =>
    nail(finger, 0.1 + at / 8),
  );
  changeWork(id, () => ({ nails: four }));
  const names = ["little", "ring", "middle", "index"] as const;
  const renamed = tab(id).nails.map((one, at) => ({
    ...one,
    finger: names[at] ?? ("thumb" as const),
  }));
  changeWork(id, () => ({ nails: [...renamed, nail("thumb", 0.9)] }));
  expect(tab(id).nails.map(({ finger, design }) => [finger, design])).toEqual([
    ["little", undefined],
    ["ring", ring],
    ["middle", undefined],
    ["index", undefined],
    ["thumb", undefined],
  ]);
});

test("nails of a later search result, and five nails placed at once, wear the accents too", () => {
  const id = getState().addTab({ originalImage: PHOTO });
  applyLook(look("Pearl veil"));
  const ring = tab(id).fingers.ring;
  takeFound(id, [nail("ring", 0.3), nail("middle", 0.5)], () => undefined);
  const better = [nail("ring", 0.31), nail("middle", 0.51)];
  improveTaken(id, { nails: better, doubts: [] }, true);
  expect(tab(id).nails.map(({ x, design }) => [x, design])).toEqual([
    [0.31, ring],
    [0.51, undefined],
  ]);
  placeFive(id);
  placeFive(id);
  expect(tab(id).nails.find(({ finger }) => finger === "ring")?.design).toEqual(ring);
});

test("a nail that was made like the others stays so when a nail is added", () => {
  const id = getState().addTab({ originalImage: PHOTO });
  applyLook(look("Pearl veil"));
  changeWork(id, () => ({ nails: [nail("ring", 0.3)] }));
  changeWork(id, () => ({ nails: [nail("ring", 0.3)] }));
  expect(tab(id).nails[0]?.design).toBeUndefined();
  changeWork(id, ({ nails }) => ({ nails: [...nails, nail("middle", 0.5)] }));
  expect(tab(id).nails.map(({ design }) => design)).toEqual([undefined, undefined]);
});

test("a look is one step; Undo in its message takes it off, but not after another change", () => {
  const id = getState().addTab({ originalImage: PHOTO, nails: [nail("ring", 0.3)] });
  const before = content(id);
  applyLook(look("Leopard"));
  expect(getState().histories[id]?.past).toHaveLength(1);
  pressUndo();
  expect(content(id)).toEqual(before);
  applyLook(look("Leopard"));
  getState().updateTab(id, { aiPrompt: "mine" });
  pressUndo();
  expect(tab(id)).toMatchObject({ aiPrompt: "mine", designSettings: { baseColor: "#17110E" } });
});

test("one look goes to all other designs, each with its own hand, and one Undo takes it back", () => {
  const first = getState().addTab({
    name: "First",
    originalImage: PHOTO,
    nails: [nail("ring", 0.3)],
  });
  const second = getState().addTab({ name: "Second" });
  const open = getState().addTab({
    name: "Open",
    originalImage: OTHER_PHOTO,
    nails: [nail("ring", 0.7)],
  });
  applyLook(look("Sweetheart"));
  const before = [first, second].map(content);
  sameLookOnAll();
  expect(tab(first)).toMatchObject({
    originalImage: PHOTO,
    designSettings: { accentColor: "#EE2F74" },
  });
  expect(tab(first).nails[0]).toMatchObject({
    x: 0.3,
    design: { settings: { patternType: "solid" } },
  });
  expect(tab(second).fingers.ring?.placed).toHaveLength(1);
  expect(said.at(-1)?.title).toContain("the look of Open");
  pressUndo();
  expect([first, second].map(content)).toEqual(before);
  expect(tab(open).designSettings.accentColor).toBe("#EE2F74");
});

test("one hand goes to all other looks, with their accents on its nails, and one Undo takes it back", () => {
  const other = getState().addTab({ name: "Other" });
  applyLook(look("Sweetheart"));
  const open = getState().addTab({
    originalImage: PHOTO,
    nails: [nail("ring", 0.3, { design: { settings: { finish: "foil" } } })],
  });
  const before = content(other);
  sameHandForAll();
  expect(tab(other)).toMatchObject({
    originalImage: PHOTO,
    designSettings: { accentColor: "#EE2F74" },
  });
  expect(tab(other).nails).toEqual([{ ...nail("ring", 0.3), design: tab(other).fingers.ring }]);
  expect(tab(open).nails[0]?.design?.settings).toEqual({ finish: "foil" });
  pressUndo();
  expect(content(other)).toEqual(before);
});

test("a hand without nails is not given to designs that would lose strokes, and the notice names them", () => {
  const vines = { originalImage: OTHER_PHOTO, nails: [nail("ring", 0.3)] };
  const drawn = getState().addTab({ name: "Vines", ...vines, drawing: [stroke()] });
  const loose = getState().addTab({
    name: "Loose",
    originalImage: OTHER_PHOTO,
    drawing: [stroke()],
  });
  const referred = getState().addTab({
    name: "Lace",
    originalImage: OTHER_PHOTO,
    nails: [nail("ring", 0.3, { design: { referenceImageUrl: "/files/uploads/three" } })],
  });
  const plain = getState().addTab({ name: "Plain" });
  const keep = [drawn, loose, referred];
  const before = keep.map(content);
  getState().addTab({ name: "Open", originalImage: PHOTO });
  sameHandForAll();
  expect(keep.map(content)).toEqual(before);
  expect(tab(plain).originalImage).toEqual(PHOTO);
  const description = said.at(-1)?.about?.description;
  for (const name of ["Vines", "Loose", "Lace"]) expect(description).toContain(name);
  expect(description).toContain("kept their own hand");
  expect(description).not.toContain("Plain");
});

test("if every other design keeps its hand, the notice says so and offers no Undo", () => {
  const only = getState().tabs[0]?.id ?? "";
  getState().updateTab(only, {
    name: "Vines",
    originalImage: OTHER_PHOTO,
    nails: [nail("ring", 0.3)],
    drawing: [stroke()],
  });
  getState().addTab({ name: "Open" });
  sameHandForAll();
  expect(said.at(-1)?.title).toBe("No other design was changed");
  expect(said.at(-1)?.about?.action).toBeUndefined();
  expect(said.at(-1)?.about?.description).toContain("Vines kept its own hand");
});

test("strokes of nails that a hand does not have are left out, and the notice says of which design", () => {
  const mine = {
    originalImage: OTHER_PHOTO,
    nails: [nail("ring", 0.3), nail("middle", 0.6)],
    drawing: [stroke()],
  };
  const drawn = getState().addTab({ name: "Vines", ...mine });
  const open = getState().addTab({
    name: "Open",
    originalImage: PHOTO,
    nails: [nail("middle", 0.6)],
  });
  sameHandForAll();
  expect(tab(drawn)).toMatchObject({ originalImage: PHOTO, drawing: [] });
  expect(said.at(-1)?.about?.description).toContain("Vines lacks some of these nails");
  pressUndo();
  getState().updateTab(open, mine);
  const other = getState().addTab({ name: "Other" });
  getState().activate(open);
  sameLookOnAll();
  expect(tab(other).drawing).toEqual([]);
  expect(said.at(-1)?.about?.description).toContain("Other");
  getState().activate(other);
  applyLook(lookOf(tab(open)));
  expect(said.at(-1)?.about?.description).toContain("left out");
});
