import { expect, test } from "vitest";
import {
  knobOf,
  lightAfter,
  lightAt,
  lightWords,
} from "../../../src/features/inspector/light-words.ts";

test("the knob's place gives the light's place, and the other way round", () => {
  for (const [x, y, angle, height] of [
    [0, -1, 0, 0],
    [0.5, 0, 90, 0.5],
    [-0.7, 0, 270, 0.3],
    [0, 0.2, 180, 0.8],
    [3, 0, 90, 0],
  ] as const) {
    const light = lightAt(x, y);
    expect(light.angle).toBe(angle);
    expect(light.height).toBeCloseTo(height, 5);
    if (Math.hypot(x, y) > 1) continue;
    expect(knobOf(light).x).toBeCloseTo(x, 5);
    expect(knobOf(light).y).toBeCloseTo(y, 5);
  }
});

test("arrow keys turn the light round and raise it, within its limits", () => {
  expect(lightAfter("ArrowLeft", { angle: 0, height: 0.5 })).toEqual({ angle: 355, height: 0.5 });
  expect(lightAfter("ArrowRight", { angle: 355 })).toEqual({ angle: 0, height: 0.5 });
  expect(lightAfter("ArrowUp", { angle: 10, height: 1 })).toEqual({ angle: 10, height: 1 });
  expect(lightAfter("ArrowDown", { angle: 10, height: 0.5 })).toEqual({ angle: 10, height: 0.45 });
  expect(lightAfter("Tab", { angle: 10, height: 0.5 })).toBeNull();
});

test("the light is described in words", () => {
  expect(lightWords({ angle: 315 })).toBe("from the upper left");
  expect(lightWords({ angle: 350, height: 0.7 })).toBe("from above, high");
  expect(lightWords({ angle: 180, height: 0.1 })).toBe("from below, raking");
  expect(lightWords({ angle: 180, height: 0.95 })).toBe("from the camera");
});
