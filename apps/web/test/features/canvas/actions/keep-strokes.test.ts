import type { NailGuide } from "@lacquer/contracts";
import { beforeEach, describe, expect, test } from "vitest";
import {
  changeLayer,
  deleteLayer,
  moveLayer,
} from "../../../../src/features/canvas/actions/layer-actions.ts";
import { keepStrokes } from "../../../../src/features/canvas/actions/keep-strokes.ts";
import { changeNail } from "../../../../src/features/canvas/actions/nail-actions.ts";
import { mirrorHand } from "../../../../src/features/canvas/actions/mirror-hand.ts";
import { useToolStore } from "../../../../src/features/canvas/tool/tool-store.ts";
import { type Stroke, useTabsStore } from "../../../../src/features/tabs/index.ts";

const NAIL: NailGuide = { finger: "ring", x: 0.3, y: 0.6, angle: 0, width: 0.1, length: 0.14 };
const photo = { url: "/files/a", width: 800, height: 600 };

let id = "";
const state = () => useTabsStore.getState();
const tab = () => {
  const found = state().tabs.find((one) => one.id === id);
  if (!found) throw new Error("The design is gone.");
  return found;
};
const stroke = (name: string, x: number, more: Partial<Stroke> = {}): Stroke => ({
  id: name,
  color: "#FFFFFF",
  size: 0.01,
  erase: false,
  points: [
    [x, 0.5, 0.5],
    [x + 0.01, 0.52, 0.5],
  ],
  ...more,
});
const draw = (name: string, index: number | null, x = 0.3, more?: Partial<Stroke>) =>
  keepStrokes(id, [{ stroke: stroke(name, x, more), index }]);
const names = () => tab().layers.map(({ name }) => name);
const drawnOn = (layer: string | undefined) =>
  tab()
    .drawing.filter((one) => one.layer === layer)
    .map((one) => one.id);

beforeEach(() => {
  useToolStore.setState({ layer: null });
  id = state().addTab({
    originalImage: photo,
    nails: [NAIL, { ...NAIL, finger: "index", x: 0.7 }],
  });
});

describe("a finished stroke", () => {
  test("goes to its nail's top layer, which the first stroke makes, or beside nails to the photo's layer", () => {
    draw("a", 0);
    draw("b", 0);
    draw("c", 1, 0.7);
    draw("d", null, 0.5);
    const [first, second] = tab().layers;
    expect(names()).toEqual(["Layer 1", "Layer 1"]);
    expect(first?.at).toEqual([0.3, expect.closeTo(0.5067, 3)]);
    expect([drawnOn(first?.id), drawnOn(second?.id), drawnOn(undefined)]).toEqual([
      ["a", "b"],
      ["c"],
      ["d"],
    ]);
    state().walkHistory(id, -4);
    expect(tab()).toMatchObject({ drawing: [], layers: [] });
  });

  test("goes to the chosen layer if that is visible and its nail's", () => {
    draw("a", 0);
    const [first] = tab().layers;
    useToolStore.setState({ layer: first?.id ?? null });
    draw("b", 1, 0.7);
    expect(drawnOn(first?.id)).toEqual(["a"]);
    changeLayer(id, first?.id ?? "", { hidden: true });
    draw("c", 0);
    expect(names()).toEqual(["Layer 1", "Layer 1", "Layer 2"]);
    expect(drawnOn(tab().layers[2]?.id)).toEqual(["c"]);
    changeLayer(id, first?.id ?? "", { hidden: false });
    draw("below", 0);
    expect(drawnOn(first?.id)).toEqual(["a", "below"]);
  });

  test("makes one step with its copies", () => {
    keepStrokes(id, [
      { stroke: stroke("a", 0.3), index: 0 },
      { stroke: stroke("b", 0.7), index: 1 },
    ]);
    expect(tab().drawing).toHaveLength(2);
    state().walkHistory(id, -1);
    expect(tab()).toMatchObject({ drawing: [], layers: [] });
  });
});

describe("the eraser", () => {
  test("erases in every visible layer under it, and only there", () => {
    draw("old", null, 0.31);
    draw("a", 0);
    draw("far", 1, 0.7);
    draw("rub", 0, 0.3, { erase: true });
    const rubbed = tab().drawing.filter(({ erase }) => erase);
    expect(rubbed.map(({ layer }) => layer)).toEqual([undefined, tab().layers[0]?.id]);
    state().walkHistory(id, -1);
    changeLayer(id, "photo", { hidden: true });
    draw("again", 0, 0.3, { erase: true });
    expect(tab().drawing.filter(({ erase }) => erase)).toHaveLength(1);
  });

  test("erases only in the chosen layer", () => {
    draw("old", null, 0.31);
    draw("a", 0);
    useToolStore.setState({ layer: "photo" });
    draw("rub", 0, 0.3, { erase: true });
    expect(
      tab()
        .drawing.filter(({ erase }) => erase)
        .map(({ layer }) => layer),
    ).toEqual([undefined]);
  });

  test("leaves no stroke where nothing was drawn", () => {
    draw("a", 0);
    draw("rub", null, 0.05, { erase: true });
    expect(tab().drawing).toHaveLength(1);
  });
});

describe("layers", () => {
  test("move with their nail, and keep strokes that stay inside it whole", () => {
    draw("in", 0, 0.3, {
      inside: true,
      points: [
        [0.3, 0.5, 0.5],
        [0.45, 0.5, 0.5],
      ],
    });
    changeNail(id, 0, { ...NAIL, x: 0.4, y: 0.8 });
    expect(tab().layers[0]?.at?.[0]).toBeCloseTo(0.4, 6);
    expect(tab().drawing).toHaveLength(1);
    expect(tab().drawing[0]?.points.map(([x]) => x)).toEqual([
      expect.closeTo(0.4, 6),
      expect.closeTo(0.55, 6),
    ]);
    mirrorHand(id);
    expect(tab().layers[0]?.at?.[0]).toBeCloseTo(0.7, 6);
  });

  test("swap places only among those of their nail", () => {
    draw("a", 0);
    draw("c", 1, 0.7);
    const [first] = tab().layers;
    changeLayer(id, first?.id ?? "", { hidden: true });
    draw("b", 0);
    const [bottom, other, top] = tab().layers.map((one) => one.id);
    moveLayer(id, bottom ?? "", 1);
    expect(tab().layers.map((one) => one.id)).toEqual([top, other, bottom]);
    moveLayer(id, bottom ?? "", 1);
    moveLayer(id, other ?? "", -1);
    expect(tab().layers.map((one) => one.id)).toEqual([top, other, bottom]);
  });

  test("are deleted with their strokes, and undo brings both back", () => {
    draw("a", 0);
    draw("d", null, 0.5);
    deleteLayer(id, tab().layers[0]?.id ?? "");
    expect(tab().drawing.map((one) => one.id)).toEqual(["d"]);
    state().walkHistory(id, -1);
    expect(tab().drawing.map((one) => one.id)).toEqual(["a", "d"]);
    expect(names()).toEqual(["Layer 1"]);
  });

  test("are fully visible again once their settings are removed", () => {
    draw("a", 0);
    const layer = () => tab().layers[0];
    changeLayer(id, layer()?.id ?? "", { opacity: 0.5, hidden: true });
    expect(layer()).toMatchObject({ opacity: 0.5, hidden: true });
    changeLayer(id, layer()?.id ?? "", { opacity: 1, hidden: false });
    expect(Object.keys(layer() ?? {}).toSorted()).toEqual(["at", "id", "name"]);
  });
});
