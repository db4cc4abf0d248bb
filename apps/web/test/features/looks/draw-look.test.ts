import type { Look, NailGuide } from "@lacquer/contracts";
import { expect, test } from "vitest";
import { asLook, LIBRARY } from "../../../src/features/looks/library/index.ts";
import { wearing } from "../../../src/features/looks/wear-look.ts";
import { emptyDraft } from "../../../src/features/tabs/empty-draft.ts";
import { type DraftTab, reviveLayers, reviveStrokes } from "../../../src/features/tabs/index.ts";

const PHOTO = { url: "/files/uploads/one", width: 1000, height: 800 };
const [entry] = LIBRARY;
if (!entry) throw new Error("The library is empty.");
const LOOK = asLook(entry);
const draft = (more: Partial<DraftTab>): DraftTab => ({ ...emptyDraft("Mine"), ...more });
const nail = (
  finger: NailGuide["finger"],
  x: number,
  more: Partial<NailGuide> = {},
): NailGuide => ({ finger, x, y: 0.5, angle: 20, width: 0.06, length: 0.09, ...more });

const FINGER_NAMES = ["thumb", "index", "middle", "ring", "little"] as const;
const layerOf = (name: string, more: object = {}) => ({
  name,
  strokes: [{ color: "#FFFFFF", size: 0.1, points: [[0.5, 0.5, 0.5] as [number, number, number]] }],
  ...more,
});
const TEN = (["left", "right"] as const).flatMap((hand, side) =>
  FINGER_NAMES.map((finger, at) => nail(finger, 0.05 + (side * 5 + at) / 10, { hand })),
);
const layered = (counts: number[], more: (at: number) => object = () => ({})): Look => ({
  ...LOOK,
  nails: FINGER_NAMES.map((finger, index) => ({
    finger,
    layers: Array.from({ length: counts[index] ?? 0 }, (_, at) =>
      layerOf(`${finger} ${at}`, more(at)),
    ),
  })),
});

test("a look never gives a design more layers than its editor allows, and loses no visible stroke", () => {
  const wearer = draft({ originalImage: PHOTO, nails: TEN });
  const { drawing = [], layers = [] } = wearing(
    layered([30, 1, 1, 1, 2], () => ({ opacity: 0.5 })),
    wearer,
  );
  expect(layers).toHaveLength(40);
  expect(drawing).toHaveLength(70);
  // The nails with few layers keep all of them. The further layers of the thumbs are merged into their last one.
  expect(layers.filter(({ name }) => name.startsWith("little"))).toHaveLength(4);
  expect(layers.filter(({ name }) => name.startsWith("thumb"))).toHaveLength(30);
  const last = layers.filter(({ name }) => name === "thumb 14");
  const inLast = drawing.filter(({ layer }) => layer === last[0]?.id);
  expect(inLast).toHaveLength(16);
  // Each stroke is as strong as it was in its own layer.
  expect(last[0]?.opacity).toBeUndefined();
  expect(new Set(inLast.map(({ opacity }) => opacity))).toEqual(new Set([0.5]));
});

test("hidden layers are left out of a look with too many layers, and only then", () => {
  const wearer = draft({ originalImage: PHOTO, nails: TEN });
  const isHidden = (at: number) => (at > 0 ? { hidden: true } : {});
  const few = wearing(layered([4, 4, 4, 4, 4], isHidden), wearer).layers ?? [];
  expect(few).toHaveLength(40);
  const many = wearing(layered([60, 60, 60, 60, 60], isHidden), wearer);
  expect(many.layers).toHaveLength(10);
  expect(many.layers?.some(({ hidden }) => hidden)).toBe(false);
  expect(many.drawing).toHaveLength(10);
});

test("a drawing that comes from a look is read again as it was kept", () => {
  const far = layerOf("far", {
    strokes: [
      {
        color: "#FFFFFF",
        size: 0.1,
        points: [
          [0.5, 0.5, 0.5],
          [5, 5, 0.5],
        ],
      },
      { color: "#FFFFFF", size: 0.1, points: [[-4, -4, 0.5]] },
    ],
  });
  const one: Look = { ...LOOK, nails: [{ finger: "ring", layers: [far] }] };
  const huge = nail("ring", 0.9, { angle: 0, width: 0.9, length: 1.2 });
  const { drawing = [], layers = [] } = wearing(
    one,
    draft({ originalImage: PHOTO, nails: [huge] }),
  );
  expect(drawing.map(({ points }) => points.length)).toEqual([1]);
  expect(reviveStrokes(structuredClone(drawing))).toEqual(drawing);
  expect(reviveLayers(structuredClone(layers))).toEqual(layers);
});
