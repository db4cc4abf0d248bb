import {
  DEFAULT_SETTINGS,
  type DesignSettings,
  type NailGuide,
  type PlacedThing,
} from "@lacquer/contracts";
import { beforeEach, expect, test } from "vitest";
import { rowsOf } from "../../../src/features/history/rows.ts";
import { stepWords } from "../../../src/features/history/step-words.ts";
import { mirrorHand } from "../../../src/features/canvas/actions/mirror-hand.ts";
import { removeNail } from "../../../src/features/canvas/actions/nail-actions.ts";
import {
  type CardCorners,
  type DraftPatch,
  type DrawingLayer,
  type Stroke,
  useTabsStore,
} from "../../../src/features/tabs/index.ts";

const RING: NailGuide = { finger: "ring", x: 0.3, y: 0.6, angle: 0, width: 0.1, length: 0.14 };
const INDEX: NailGuide = { ...RING, finger: "index", hand: "left", x: 0.5 };
const STONE: PlacedThing = { kind: "stone", x: 0.5, y: 0.5, size: 0.2, angle: 0 };
const photo = { url: "/files/a", width: 4, height: 3 };
const stroke = (id: string, erase = false): Stroke => ({
  id,
  color: "#000000",
  size: 0.01,
  points: [],
  erase,
});
const LINES: DrawingLayer = { id: "lines", name: "Lines", at: [0.3, 0.5] };
const DOTS: DrawingLayer = { id: "dots", name: "Dots", at: null };
const settings = (patch: Partial<DesignSettings>) => ({
  designSettings: { ...DEFAULT_SETTINGS, ...patch },
});
const weights = { drawing: 0, designImage: 0, baseColor: 100, finish: 50, texture: 50 };

let id = "";
const state = () => useTabsStore.getState();
const history = () => {
  const found = state().histories[id];
  if (!found) throw new Error("There is no history.");
  return found;
};
const words = () => history().past.map(stepWords);

beforeEach(() => {
  id = state().addTab({ influenceWeights: weights });
});

const cases: [string, DraftPatch, DraftPatch][] = [
  ["Added the photo", {}, { originalImage: photo }],
  [
    "Replaced the photo",
    { originalImage: photo },
    { originalImage: { ...photo, url: "/files/b" } },
  ],
  [
    "Removed the photo",
    { originalImage: photo, nails: [RING] },
    { originalImage: null, nails: [] },
  ],
  ["Placed the ring nail", {}, { nails: [RING] }],
  ["Placed 2 nails", {}, { nails: [RING, INDEX] }],
  ["Moved the ring nail", { nails: [INDEX, RING] }, { nails: [INDEX, { ...RING, x: 0.31 }] }],
  ["Turned the left index nail", { nails: [INDEX] }, { nails: [{ ...INDEX, angle: 4 }] }],
  ["Resized the ring nail", { nails: [RING] }, { nails: [{ ...RING, width: 0.11 }] }],
  ["Removed the ring nail", { nails: [RING, INDEX] }, { nails: [INDEX] }],
  ["Removed 2 nails", { nails: [RING, INDEX] }, { nails: [] }],
  ["Ring nail → thumb nail", { nails: [RING] }, { nails: [{ ...RING, finger: "thumb" }] }],
  [
    "Ring nail: finish: chrome",
    { nails: [RING] },
    { nails: [{ ...RING, design: { settings: { finish: "chrome" } } }] },
  ],
  [
    "Ring nail: like the others",
    { nails: [{ ...RING, design: { settings: { finish: "chrome" } } }] },
    { nails: [RING] },
  ],
  [
    "A reference for the ring nail",
    { nails: [RING] },
    { nails: [{ ...RING, design: { referenceImageUrl: "/files/r" } }] },
  ],
  [
    "Changed the things on the ring nail",
    { nails: [RING] },
    { nails: [{ ...RING, design: { placed: [STONE] } }] },
  ],
  ["1 stroke", {}, { drawing: [stroke("a")] }],
  ["Erased", { drawing: [stroke("a")] }, { drawing: [stroke("a"), stroke("b", true)] }],
  ["Cleared the drawing", { drawing: [stroke("a"), stroke("b")] }, { drawing: [] }],
  ["Added a layer", {}, { layers: [LINES] }],
  ["Deleted a layer", { layers: [LINES] }, { layers: [] }],
  ["Hid Lines", { layers: [LINES] }, { layers: [{ ...LINES, hidden: true }] }],
  ["Showed Lines", { layers: [{ ...LINES, hidden: true }] }, { layers: [LINES] }],
  ["Lines: 100 % → 40 %", { layers: [LINES] }, { layers: [{ ...LINES, opacity: 0.4 }] }],
  ["Layer: Lines → Dots", { layers: [LINES] }, { layers: [{ ...LINES, name: "Dots" }] }],
  ["Moved a layer", { layers: [LINES, DOTS] }, { layers: [DOTS, LINES] }],
  ["1 stroke", {}, { drawing: [stroke("a")], layers: [LINES] }],
  ["Added a reference", {}, { references: [{ url: "/files/r", weight: 100 }] }],
  [
    "Removed reference 1",
    {
      references: [
        { url: "/files/r", weight: 50 },
        { url: "/files/s", weight: 50 },
      ],
    },
    { references: [{ url: "/files/s", weight: 100 }] },
  ],
  [
    "Reference weights: 20, 80",
    {
      references: [
        { url: "/files/r", weight: 50 },
        { url: "/files/s", weight: 50 },
      ],
    },
    {
      references: [
        { url: "/files/r", weight: 20 },
        { url: "/files/s", weight: 80 },
      ],
    },
  ],
  ["Topper: pearl", settings({}), settings({ topper: "pearl" })],
  ["Topper: pearl → none", settings({ topper: "pearl" }), settings({ topper: null })],
  ["Finish: chrome → matte", settings({ finish: "chrome" }), settings({ finish: "matte" })],
  ["Finish: glossy → cat-eye", {}, settings({ finish: "cateye" })],
  ["Base colour: Rose → Oxblood", {}, settings({ baseColor: "#5e0b17" })],
  [
    "Base colour: Rose → #123456, accent colour: Milk → Plum",
    {},
    settings({ baseColor: "#123456", accentColor: "#5B2A55" }),
  ],
  ["Skin: deep", {}, settings({ hand: { skin: "deep" } })],
  ["Skin: deep → fair", settings({ hand: { skin: "deep" } }), settings({ hand: { skin: "fair" } })],
  [
    "Pose: upright",
    settings({ hand: { skin: "fair" } }),
    settings({ hand: { skin: "fair", pose: "upright" } }),
  ],
  ["Finish strength: 50 → 80", {}, { influenceWeights: { ...weights, finish: 80 } }],
  [
    "Weights: drawing 30, colour 70",
    {},
    { influenceWeights: { ...weights, drawing: 30, baseColor: 70 } },
  ],
  ["Wrote “fine gold line”", {}, { aiPrompt: "fine gold line" }],
  ["Words: “gold” → “silver”", { aiPrompt: "fine gold line" }, { aiPrompt: "fine silver line" }],
  ["Took out “gold line”", { aiPrompt: "fine gold line" }, { aiPrompt: "fine " }],
  ["Images: 1 → 4", {}, { imageCount: 4 }],
  ["Images differ in: same → accents", { imageCount: 4 }, { variation: "accents" }],
  ["Name: Before → Celadon", { name: "Before" }, { name: "Celadon" }],
];

test.each(cases)("%s", (said, before, patch) => {
  id = state().addTab({ influenceWeights: weights, ...before });
  state().updateTab(id, patch);
  expect(words()).toEqual([said]);
});

test("a step that fits no description has a general name", () => {
  state().updateTab(id, { nails: [INDEX, RING] });
  mirrorHand(id);
  removeNail(id, 1);
  expect(words().slice(1)).toEqual([
    "Mirrored the hand",
    expect.stringMatching(/^Removed the (right |left )?ring nail$/),
  ]);
});

test("consecutive strokes are one line of the history, split only at the present state", () => {
  const draw = (name: string) =>
    state().updateTab(id, ({ drawing }) => ({ drawing: [...drawing, stroke(name)] }));
  for (const name of ["a", "b", "c"]) draw(name);
  state().updateTab(id, { imageCount: 2 });
  draw("d");
  expect(rowsOf(history()).map((row) => [row.words, row.done])).toEqual([
    ["Before these steps", 0],
    ["3 strokes", 3],
    ["Images: 1 → 2", 4],
    ["1 stroke", 5],
  ]);
  state().walkHistory(id, -3);
  expect(rowsOf(history()).map((row) => [row.words, row.done])).toEqual([
    ["Before these steps", 0],
    ["2 strokes", 2],
    ["1 stroke", 3],
    ["Images: 1 → 2", 4],
    ["1 stroke", 5],
  ]);
});

test("a measure says what it was", () => {
  const card: CardCorners = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ];
  const words = (from: CardCorners | null, to: CardCorners | null) =>
    stepWords({ changes: [{ field: "card", from, to }] });
  expect(words(null, card)).toBe("Measured with a card");
  expect(words(card, null)).toBe("Removed the measure");
});

test("a change of the set says which hand", () => {
  const words = (from: object | null, to: object | null) =>
    stepWords({ changes: [{ field: "otherHand", from, to }] });
  expect(words(null, { ring: {} })).toBe("Changed the other hand");
  expect(words({}, null)).toBe("Same on both hands");
});
