import { DEFAULT_SETTINGS, type NailGuide } from "@lacquer/contracts";
import { describe, expect, test } from "vitest";
import {
  allLayers,
  hasDrawing,
  PHOTO_LAYER,
  shownLayers,
} from "../../../../src/features/draft/strokes/layers.ts";
import { nailOfLayer, outlinesOf } from "../../../../src/features/draft/strokes/nail-of-layer.ts";
import type { DrawingLayer, Stroke } from "../../../../src/features/tabs/index.ts";

const PHOTO = { width: 800, height: 600 };
const NAIL: NailGuide = { finger: "index", x: 0.3, y: 0.6, angle: 0, width: 0.1, length: 0.14 };
const stroke = (id: string, layer?: string, erase = false): Stroke => ({
  id,
  color: "#FFFFFF",
  size: 0.01,
  points: [],
  erase,
  ...(layer !== undefined && { layer }),
});
const layer = (id: string, more: Partial<DrawingLayer> = {}): DrawingLayer => ({
  id,
  name: id,
  at: null,
  ...more,
});
const shown = (strokes: Stroke[], layers: DrawingLayer[]) =>
  shownLayers(strokes, layers).map(({ layer: { id }, strokes: own }) => [
    id,
    own.map((one) => one.id),
  ]);

describe("the layers that show something", () => {
  test("stand in their order above the photo's own, which holds strokes of older versions", () => {
    const strokes = [stroke("top", "b"), stroke("old"), stroke("mid", "a"), stroke("old too")];
    expect(shown(strokes, [layer("a"), layer("b")])).toEqual([
      [PHOTO_LAYER.id, ["old", "old too"]],
      ["a", ["mid"]],
      ["b", ["top"]],
    ]);
    expect(shown(strokes, [layer("b"), layer("a")]).map(([id]) => id)).toEqual(["photo", "b", "a"]);
  });

  test("leave out hidden and fully faded ones", () => {
    const strokes = [stroke("1"), stroke("2", "a"), stroke("3", "b")];
    const layers = [layer("photo", { hidden: true }), layer("a", { opacity: 0 }), layer("b")];
    expect(shown(strokes, layers)).toEqual([["b", ["3"]]]);
    expect(hasDrawing({ drawing: strokes, layers })).toBe(true);
    expect(hasDrawing({ drawing: strokes.slice(0, 2), layers })).toBe(false);
    expect(hasDrawing({ drawing: [stroke("4", "b", true)], layers })).toBe(false);
  });

  test("put strokes of a missing layer onto the photo's own", () => {
    expect(shown([stroke("1", "gone")], [layer("a")])).toEqual([["photo", ["1"]]]);
  });

  test("always include the photo's own once, with its changes", () => {
    const faded = layer("photo", { opacity: 0.5 });
    expect(allLayers([layer("a")])).toEqual([PHOTO_LAYER, layer("a")]);
    expect(allLayers([layer("a"), faded])).toEqual([faded, layer("a")]);
  });
});

test("a layer belongs to the nail at its place, even after the nail is renamed", () => {
  const nails = [NAIL, { ...NAIL, x: 0.7, angle: 40 }];
  const outlines = outlinesOf(nails, DEFAULT_SETTINGS, PHOTO);
  expect(nailOfLayer(layer("a", { at: [0.3, 0.5] }), outlines, PHOTO)).toBe(0);
  expect(nailOfLayer(layer("a", { at: [0.74, 0.53] }), outlines, PHOTO)).toBe(1);
  expect(nailOfLayer(layer("a", { at: [0.5, 0.5] }), outlines, PHOTO)).toBeNull();
  expect(nailOfLayer(layer("a"), outlines, PHOTO)).toBeNull();
});
