import type { NailGuide } from "@lacquer/contracts";
import { beforeEach, describe, expect, test } from "vitest";
import { keepStrokes } from "../../../../src/features/canvas/actions/keep-strokes.ts";
import {
  changeNail,
  clearNails,
  placeFive,
  removeNail,
  setFinger,
} from "../../../../src/features/canvas/actions/nail-actions.ts";
import { useToolStore } from "../../../../src/features/canvas/tool/tool-store.ts";
import { readTab } from "../../../../src/features/draft/index.ts";
import { useTabsStore } from "../../../../src/features/tabs/index.ts";

const NAIL: NailGuide = { finger: "ring", x: 0.3, y: 0.6, angle: 0, width: 0.1, length: 0.14 };
const photo = { url: "/files/a", width: 800, height: 600 };

let id = "";
const drawn = () => readTab(id)?.drawing.map((one) => one.id);
const layers = () => readTab(id)?.layers.length;

/** Draws a stroke on a nail, or beside the nails (null); `isInside` limits it to its nail. */
function draw(name: string, index: number | null, x: number, isInside: boolean) {
  const points: [number, number, number][] = [
    [x, 0.5, 0.5],
    [x + 0.2, 0.52, 0.5],
  ];
  const stroke = { id: name, color: "#FFFFFF", size: 0.01, erase: false, points };
  keepStrokes(id, [{ stroke: isInside ? { ...stroke, inside: true } : stroke, index }]);
}

describe("a stroke that keeps inside a nail", () => {
  beforeEach(() => {
    useToolStore.setState({ layer: null });
    id = useTabsStore.getState().addTab({
      originalImage: photo,
      nails: [NAIL, { ...NAIL, finger: "index", x: 0.7 }],
    });
    draw("inside", 0, 0.3, true);
    draw("other", 1, 0.7, true);
    draw("free", null, 0.5, false);
  });

  test.each([
    ["is taken away", () => removeNail(id, 0), ["other", "free"], 1],
    ["goes with all nails", () => clearNails(id), ["free"], 0],
    ["gives way to five that were placed", () => placeFive(id), ["free"], 0],
  ])("goes when its nail %s, and an undo brings both back", (_, lose, left, leftLayers) => {
    lose();
    expect(drawn()).toEqual(left);
    expect(layers()).toBe(leftLayers);
    useTabsStore.getState().walkHistory(id, -1);
    expect(drawn()).toEqual(["inside", "other", "free"]);
    expect(layers()).toBe(2);
  });

  test("goes along with its nail, wherever that is moved", () => {
    for (const x of [0.25, 0.35, 0.2]) changeNail(id, 0, { ...NAIL, x });
    expect(drawn()).toEqual(["inside", "other", "free"]);
    expect(readTab(id)?.drawing[0]?.points[0]?.[0]).toBeCloseTo(0.2, 5);
  });
});

describe("a nail that is named as another finger", () => {
  const RING = { settings: { finish: "chrome" as const } };
  const MIDDLE = { settings: { finish: "pearl" as const } };
  const OWN = { settings: { finish: "foil" as const } };
  const named = (nail: Partial<NailGuide>, finger: NailGuide["finger"]) => {
    id = useTabsStore.getState().addTab({
      originalImage: photo,
      nails: [{ ...NAIL, ...nail }],
      fingers: { ring: RING, middle: MIDDLE },
    });
    setFinger(id, 0, finger);
    return readTab(id)?.nails[0];
  };

  test.each([
    ["wears what that finger wears", { design: RING }, "middle", MIDDLE],
    ["wears nothing of its own if that finger wears nothing", { design: RING }, "index", undefined],
    ["begins to wear what that finger wears", { finger: "index" }, "ring", RING],
    ["keeps a design of its own", { design: OWN }, "middle", OWN],
    ["stays like the others if it was made so", {}, "middle", undefined],
  ] as const)("%s", (_, nail, finger, design) => {
    expect(named(nail, finger)).toMatchObject({ finger });
    expect(readTab(id)?.nails[0]?.design).toEqual(design);
  });

  test("is no longer a nail of an unknown finger", () => {
    expect(named({ fingerUnknown: true }, "ring")).not.toHaveProperty("fingerUnknown");
  });
});
