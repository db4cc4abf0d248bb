import type { NailGuide } from "@lacquer/contracts";
import { beforeEach, expect, test } from "vitest";
import { keepStrokes } from "../../../../src/features/canvas/actions/keep-strokes.ts";
import { turnHand, turnNail } from "../../../../src/features/canvas/actions/turn-nails.ts";
import { useToolStore } from "../../../../src/features/canvas/tool/tool-store.ts";
import { readTab } from "../../../../src/features/draft/index.ts";
import { useTabsStore } from "../../../../src/features/tabs/index.ts";

const NAIL: NailGuide = { finger: "ring", x: 0.3, y: 0.6, angle: 0, width: 0.1, length: 0.14 };
const photo = { url: "/files/a", width: 800, height: 800 };

let id = "";
const angles = () => readTab(id)?.nails.map(({ angle }) => angle);

beforeEach(() => {
  useToolStore.setState({ layer: null });
  id = useTabsStore.getState().addTab({
    originalImage: photo,
    nails: [
      { ...NAIL, hand: "left" },
      { ...NAIL, hand: "right", x: 0.6, angle: 20 },
      { ...NAIL, hand: "left", finger: "index", x: 0.8, angle: -170 },
    ],
  });
});

test("one nail is turned round, and one undo brings it back", () => {
  turnNail(id, 1);
  expect(angles()).toEqual([0, -160, -170]);
  useTabsStore.getState().walkHistory(id, -1);
  expect(angles()).toEqual([0, 20, -170]);
});

test("the hand of the chosen nail is turned round as one step; the other hand stays", () => {
  turnHand(id, 0);
  expect(angles()).toEqual([180, 20, 10]);
  expect(readTab(id)?.nails[0]).toMatchObject({ x: 0.3, y: expect.closeTo(0.46, 6) });
  useTabsStore.getState().walkHistory(id, -1);
  expect(angles()).toEqual([0, 20, -170]);
});

test("without a chosen nail, all nails are turned round", () => {
  turnHand(id, null);
  expect(angles()).toEqual([180, -160, 10]);
});

test("the drawing on a nail is turned with it", () => {
  const points: [number, number, number][] = [
    [0.3, 0.58, 0.5],
    [0.32, 0.58, 0.5],
  ];
  const stroke = {
    id: "line",
    color: "#FFFFFF",
    size: 0.01,
    erase: false,
    points,
    inside: true as const,
  };
  keepStrokes(id, [{ stroke, index: 0 }]);
  turnNail(id, 0);
  const [from, to] = readTab(id)?.drawing[0]?.points ?? [];
  expect(from).toEqual([expect.closeTo(0.3, 6), expect.closeTo(0.48, 6), 0.5]);
  expect(to).toEqual([expect.closeTo(0.28, 6), expect.closeTo(0.48, 6), 0.5]);
});
