import type { NailGuide } from "@lacquer/contracts";
import { expect, test } from "vitest";
import { movedWork } from "../../../src/features/capture/crop/moved-work.ts";
import { nailOfLayer, outlinesOf } from "../../../src/features/draft/index.ts";
import { emptyDraft } from "../../../src/features/tabs/empty-draft.ts";
import type { CardCorners, DraftTab, Stroke } from "../../../src/features/tabs/types.ts";

const photo = { width: 2000, height: 1000 };
const nail: NailGuide = { finger: "index", x: 0.5, y: 0.5, angle: 10, width: 0.05, length: 0.06 };
const stroke = (points: Stroke["points"]): Stroke => ({
  id: "one",
  color: "#102030",
  size: 0.02,
  points,
  erase: false,
});
const EMPTY = emptyDraft("Design 1");
const work = (some: Partial<DraftTab>): DraftTab => ({ ...EMPTY, ...some });

test("after a crop to the right half of the photo, everything is twice as large and farther left", () => {
  const crop = { box: { x: 500, y: 0, width: 1000, height: 1000 }, angle: 0 };
  const drawing = [stroke([[0.75, 0.25, 0.5]])];
  const moved = movedWork(work({ nails: [{ ...nail, x: 0.75 }], drawing }), crop, photo);
  expect(moved.nails).toEqual([{ ...nail, x: 0.5, width: 0.1, length: 0.12 }]);
  expect(moved.drawing).toEqual([{ ...drawing[0], size: 0.04, points: [[0.5, 0.25, 0.5]] }]);
});

test("a quarter turn of the photo turns nails and strokes too", () => {
  const crop = { box: { x: 0, y: 0, width: 1000, height: 2000 }, angle: 90 };
  const drawing = [stroke([[0, 0, 0.5]])];
  const moved = movedWork(work({ nails: [{ ...nail, x: 0.25, y: 0.5 }], drawing }), crop, photo);
  // The former left side is now at the top, and the former top on the right.
  expect(moved.nails[0]).toMatchObject({
    x: expect.closeTo(0.5),
    y: expect.closeTo(0.25),
    angle: 100,
    width: expect.closeTo(0.1),
  });
  expect(moved.drawing[0]?.points).toEqual([[expect.closeTo(1), expect.closeTo(0), 0.5]]);
});

test("nails beside the kept part are left out, and an angle stays between half turns", () => {
  const crop = { box: { x: -500, y: 0, width: 1000, height: 1000 }, angle: 175 };
  const nails = [0.6, 0.76, 0.2].map((x) => ({ ...nail, x }));
  const moved = movedWork(work({ nails }), crop, photo).nails;
  expect(moved).toHaveLength(2);
  expect(moved.every(({ angle }) => angle === -175)).toBe(true);
  const left = { box: { x: -500, y: 0, width: 1000, height: 1000 }, angle: 0 };
  const drawing = [
    stroke([[0.9, 0.5, 0.5]]),
    stroke([
      [0.2, 0.5, 0.5],
      [0.9, 0.5, 0.5],
    ]),
  ];
  expect(movedWork(work({ drawing }), left, photo).drawing).toHaveLength(1);
});

test("layers stay on their nails, still faded and hidden, and a cropped nail takes its layers away", () => {
  const crop = { box: { x: 500, y: 0, width: 1000, height: 1000 }, angle: 0 };
  const nails = [0.75, 0.25].map((x) => ({ ...nail, x }));
  const [own, others] = outlinesOf(nails, EMPTY.designSettings, photo).map(
    (outline): [number, number] => {
      const mean = (axis: 0 | 1) =>
        outline.reduce((sum, point) => sum + point[axis], 0) / outline.length;
      return [mean(0) / photo.width, mean(1) / photo.height];
    },
  );
  if (!own || !others) throw new Error("There are no nails.");
  const layers: DraftTab["layers"] = [
    { id: "kept", name: "Lines", at: own, opacity: 0.4 },
    { id: "gone", name: "Dots", at: others },
    { id: "drawn", name: "Sponge", at: others, hidden: true },
    { id: "photo", name: "Photo", at: null, opacity: 0.5 },
  ];
  const on = (id: string, layer: string, inside: boolean, x: number): Stroke => ({
    ...stroke([
      [x, 0.5, 0.5],
      [0.6, 0.5, 0.5],
    ]),
    id,
    layer,
    brush: "sponge",
    opacity: 0.6,
    ...(inside && { inside: true as const }),
  });
  const drawing = [
    on("kept", "kept", true, own[0]),
    on("lost", "gone", true, others[0]),
    on("free", "drawn", false, others[0]),
  ];
  const moved = movedWork(work({ nails, layers, drawing }), crop, photo);
  expect(moved.nails).toHaveLength(1);
  expect(moved.drawing.map(({ id }) => id)).toEqual(["kept", "free"]);
  expect(moved.drawing[0]).toMatchObject({ layer: "kept", inside: true, opacity: 0.6, size: 0.04 });
  expect(moved.layers.map(({ at: _at, ...layer }) => layer)).toEqual([
    { id: "kept", name: "Lines", opacity: 0.4 },
    { id: "drawn", name: "Sponge", hidden: true },
    { id: "photo", name: "Photo", opacity: 0.5 },
  ]);
  const cut = { width: 1000, height: 1000 };
  const outlines = outlinesOf(moved.nails, EMPTY.designSettings, cut);
  const [kept, drawn] = moved.layers;
  expect(kept && nailOfLayer(kept, outlines, cut)).toBe(0);
  expect(drawn?.at?.[0]).toBeLessThan(0);
});

test("the card moves with the photo, even where it is cut off, so that it still measures", () => {
  const crop = { box: { x: 500, y: 0, width: 1000, height: 1000 }, angle: 0 };
  const card: CardCorners = [
    [0.25, 0.25],
    [0.75, 0.25],
    [0.75, 0.75],
    [0.25, 0.75],
  ];
  expect(movedWork(work({ card }), crop, photo).card).toEqual([
    [-0.5, 0.25],
    [0.5, 0.25],
    [0.5, 0.75],
    [-0.5, 0.75],
  ]);
  const small = { box: { x: 900, y: 0, width: 100, height: 100 }, angle: 0 };
  expect(movedWork(work({ card }), small, photo).card).toBeNull();
});
