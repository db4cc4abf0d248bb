import {
  compareVersions,
  DEFAULT_SETTINGS,
  DEFAULT_WEIGHTS,
  type Version,
} from "@lacquer/contracts";
import { expect, test } from "vitest";
import { changeSentence, changeWords } from "../../../src/features/versions/change-words.ts";

const ring = {
  finger: "ring",
  hand: "left",
  x: 0.5,
  y: 0.5,
  angle: 0,
  width: 0.1,
  length: 0.2,
} as const;
const plain: Version = {
  prompt: "",
  originalImage: "/files/uploads/hand",
  selectedDesignImages: [],
  drawingImageUrl: null,
  influenceWeights: DEFAULT_WEIGHTS,
  designSettings: DEFAULT_SETTINGS,
  nails: [ring],
  imageCount: 1,
  variation: "same",
  provider: "renderer",
};
const told = (from: Partial<Version>, to: Partial<Version>) =>
  compareVersions({ ...plain, ...from }, { ...plain, ...to }).map((change) =>
    changeSentence(changeWords(change)),
  );
const set = (changed: Partial<Version["designSettings"]>) => ({
  designSettings: { ...DEFAULT_SETTINGS, ...changed },
});
const onRing = (design: Version["nails"][number]["design"]) => ({ nails: [{ ...ring, design }] });
const stone = { kind: "stone", x: 0.5, y: 0.5, size: 0.2, angle: 0 } as const;

test("settings are described by their names, and colours by the polish", () => {
  expect(told(set({ finish: "chrome" }), set({ finish: "matte" }))).toEqual([
    "Finish: chrome → matte",
  ]);
  expect(told({}, set({ topper: "pearl", patternType: "french" }))).toEqual([
    "Topper: none → pearl",
    "Pattern: solid → french",
  ]);
  expect(told({}, set({ baseColor: "#5e0b17" }))).toEqual(["Base colour: Rose → Oxblood"]);
});

test("changes of words, photo, hand and light are described", () => {
  expect(told({}, { prompt: "gold" })).toEqual(["Words: none → “gold”"]);
  expect(told({}, { originalImage: "/files/uploads/other" })).toEqual(["Photo: a photo → another"]);
  expect(told({}, set({ hand: { skin: "deep", pose: "upright" } }))).toEqual([
    "Pose: usual → upright",
    "Skin: usual → deep",
  ]);
  expect(told({}, set({ light: { angle: 90 }, whiteBalance: "auto" }))).toEqual([
    "Light: as in the photo → from the right",
    "White: as in the photo → colour cast removed",
  ]);
});

test("a change of the drawing is described by its strokes if they are known", () => {
  const drawn = (url: string, ...ids: string[]) => ({
    drawingImageUrl: url,
    strokes: ids.map((id) => ({ id })),
  });
  expect(told({}, drawn("a", "1"))).toEqual(["Drawing: none → 1 stroke"]);
  expect(told(drawn("a", "1"), drawn("b", "1", "2"))).toEqual(["Drawing: 1 stroke → 2 strokes"]);
  expect(told(drawn("a", "1"), drawn("b", "2"))).toEqual(["Drawing: 1 stroke → another drawing"]);
  expect(told({ drawingImageUrl: "a" }, { drawingImageUrl: "b" })).toEqual([
    "Drawing: a drawing → another drawing",
  ]);
});

test("changes of references and weights are described in percent", () => {
  const refs = (...urls: string[]) => ({ selectedDesignImages: urls });
  expect(told(refs(), refs("a"))).toEqual(["Reference: none → one of 100\u00A0%"]);
  expect(told(refs("a", "b"), refs("b", "a"))).toEqual(["References: in one order → in another"]);
  const weights = { ...DEFAULT_WEIGHTS, designImage: 40, baseColor: 60, finish: 80 };
  expect(told({}, { influenceWeights: weights })).toEqual([
    "Weight of the references: 0\u00A0% → 40\u00A0%",
    "Weight of the colour: 100\u00A0% → 60\u00A0%",
    "Finish strength: 100\u00A0% → 80\u00A0%",
  ]);
});

test("a nail's change is described by the nail's name and its own settings", () => {
  expect(told({}, { nails: [] })).toEqual(["Left ring nail: nail: marked → not marked"]);
  expect(told({}, onRing({ settings: { finish: "chrome" } }))).toEqual([
    "Left ring nail: finish: like the others → chrome",
  ]);
  expect(told(onRing({ placed: [stone] }), onRing({ placed: [stone, stone] }))).toEqual([
    "Left ring nail: things: 1 stone → 2 stones",
  ]);
  expect(told(onRing({ placed: [stone] }), onRing({ placed: [{ ...stone, x: 0.6 }] }))).toEqual([
    "Left ring nail: things: 1 stone → placed or coloured otherwise",
  ]);
  expect(told({}, { nails: [{ ...ring, x: 0.4 }] })).toEqual([
    "Left ring nail: place: as it was → moved",
  ]);
});

test("the request and the image provider are described", () => {
  expect(told({}, { imageCount: 3, variation: "accents", provider: "openai" })).toEqual([
    "Images: 1 → 3",
    "Images differ in: nothing → accent nails",
    "Painted by: the built-in renderer → OpenAI",
  ]);
});

test("a photo balanced by something white says by which", () => {
  expect(told({}, set({ whitePoint: "#e6d0a0" }))).toEqual([
    "White: as in the photo → white set to #E6D0A0",
  ]);
});
