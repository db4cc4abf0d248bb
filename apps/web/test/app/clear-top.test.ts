import { expect, test } from "vitest";
import { clearTop } from "../../src/app/clear-top.ts";

const NOTICE = { left: 16, top: 56, width: 358, height: 90 };
const SCREEN = { from: 56, to: 844 };
const thing = (top: number, height: number, isLoose = false) => ({
  left: 100,
  top,
  width: 100,
  height,
  isLoose,
});

test("a notice stays in its place if nothing there can be pressed", () => {
  expect(clearTop(NOTICE, [], SCREEN)?.top).toBe(56);
  expect(clearTop({ ...NOTICE, top: 300 }, [thing(60, 44)], SCREEN)?.top).toBe(300);
});

test("a notice moves below what it would cover, to the first place with room for the whole notice", () => {
  const buttons = [thing(100, 44), thing(200, 44), thing(400, 444)];
  expect(clearTop(NOTICE, buttons, SCREEN)).toEqual({ top: 248, isOverNails: false });
});

test("an element beside a notice does not move the notice", () => {
  expect(clearTop(NOTICE, [{ ...thing(60, 44), left: 400 }], SCREEN)?.top).toBe(56);
});

test("a notice without room covers a nail rather than a button, and the result says so", () => {
  const full = [thing(56, 60, true), thing(116, 728)];
  expect(clearTop({ ...NOTICE, height: 52 }, full, SCREEN)).toEqual({
    top: 56,
    isOverNails: true,
  });
});

test("the result is null when a notice would cover a button in every place", () => {
  const full = [thing(100, 44), thing(180, 600)];
  expect(clearTop(NOTICE, full, SCREEN)).toBeNull();
});
