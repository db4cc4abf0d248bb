import type { NailGuide } from "@lacquer/contracts";
import { describe, expect, test } from "vitest";
import { withFound } from "../../../../src/features/canvas/finding/accept.ts";
import { handOnPhoto, PASSES } from "../../../../src/features/canvas/finding/passes.ts";
import { expectedNail } from "../../../../src/features/canvas/finding/expected-nail.ts";

const photo = { width: 800, height: 600 };
const nail = (x: number, y = 0.5): NailGuide => ({
  finger: "index",
  x,
  y,
  angle: 0,
  width: 0.06,
  length: 0.08,
});

describe("found nails", () => {
  test("are added where no nail was placed by hand", () => {
    const placed = [nail(0.3)];
    const all = withFound(placed, [nail(0.31, 0.49), nail(0.5)], photo);
    expect(all).toEqual([placed[0], nail(0.5)]);
  });

  test("never make more than ten nails together with those already there", () => {
    const found = Array.from({ length: 12 }, (_, i) => nail(0.04 + i * 0.08));
    expect(withFound([], found, photo)).toHaveLength(10);
    expect(withFound([nail(0.3)], [nail(0.37)], photo)).toHaveLength(2);
  });
});

describe("a hand found in one pass", () => {
  test.each(PASSES.map((pass) => [`${pass.scale} times, ${pass.turn}°`, pass] as const))(
    "%s in the middle of the canvas lies in the middle of the photo",
    (_name, pass) => {
      const seen = { joints: [{ x: 0.5, y: 0.5 }], label: "Left" } as const;
      const { hand, joints } = handOnPhoto({ ...seen, joints: [...seen.joints] }, photo, pass);
      expect(hand).toBe("right");
      expect(joints[0]?.x).toBeCloseTo(0.5);
      expect(joints[0]?.y).toBeCloseTo(0.5);
    },
  );

  test("after a quarter turn, the canvas's right edge is the photo's upper edge", () => {
    const pass = { scale: 1.5, turn: 90 } as const;
    const seen = { joints: [{ x: 0.5 + 0.25 / 1.5, y: 0.5 }], label: "Right" as const };
    const [joint] = handOnPhoto(seen, photo, pass).joints;
    expect(joint?.x).toBeCloseTo(0.5);
    expect(joint?.y).toBeCloseTo(0.5 - (0.25 * 800) / 600);
  });
});

describe("the guess for a tapped nail", () => {
  test("comes from the nails placed before; the nearest one gives the direction", () => {
    const others = [nail(0.2), { ...nail(0.6), angle: 30, length: 0.1 }];
    const expected = expectedNail({ x: 0.65, y: 0.45 }, { hands: [], others, photo });
    expect(expected.length).toBeCloseTo(0.09);
    expect(expected.angle).toBe(30);
  });

  test("is empty on a photo without nails and hands", () => {
    expect(expectedNail({ x: 0.5, y: 0.5 }, { hands: [], others: [], photo })).toEqual({});
  });
});
