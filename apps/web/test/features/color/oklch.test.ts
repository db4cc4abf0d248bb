import fc from "fast-check";
import { expect, test } from "vitest";
import {
  chromaAt,
  hexOf,
  isShowable,
  oklchOf,
  trackOf,
} from "../../../src/features/color/oklch.ts";

const hex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0").toUpperCase()}`);
const share = fc.double({ min: 0, max: 1, noNaN: true });

test("every colour converts to lightness, chroma and hue and back", () => {
  fc.assert(
    fc.property(hex, (color) => {
      expect(hexOf(oklchOf(color))).toBe(color);
    }),
  );
});

test("a nearly grey colour keeps its tint", () => {
  for (const color of ["#FEFEFD", "#808081", "#010000", "#7F8080", "#FFFEFF"])
    expect(hexOf(oklchOf(color, 120))).toBe(color);
});

test("white and black keep the previous hue, so that passing them does not lose it", () => {
  expect(oklchOf("#FFFFFF", 210).h).toBe(210);
  expect(oklchOf("#FFFFFF", 210).c).toBe(0);
  expect(oklchOf("#000000", 33)).toEqual({ l: 0, c: 0, h: 33 });
});

test("a colour that no screen can show loses chroma, not lightness or hue", () => {
  const wild = { l: 0.6, c: 0.33, h: 200 };
  expect(isShowable(wild)).toBe(false);
  const shown = oklchOf(hexOf(wild));
  expect(shown.l).toBeCloseTo(0.6, 1);
  expect(shown.h).toBeCloseTo(200, -1);
  expect(shown.c).toBeCloseTo(chromaAt(0.6, 200), 2);
});

test("a screen shows the greatest chroma at a place, and no more", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 0.95, noNaN: true }), share, (l, turn) => {
      const h = turn * 360;
      const most = chromaAt(l, h);
      expect(isShowable({ l, c: most * 0.99, h })).toBe(true);
      expect(isShowable({ l, c: most + 0.01, h })).toBe(false);
    }),
  );
});

test("a track is empty where no screen can show its colour", () => {
  const track = trackOf((at) => ({ l: 0.6, c: at * 0.33, h: 200 }));
  expect(track).toMatch(/^linear-gradient\(to right, #[0-9A-F]{6} 0\.0%/);
  expect(track).toMatch(/transparent 100\.0%\)$/);
  expect(track.match(/transparent/g)?.length).toBeGreaterThan(5);
});
