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

test("a notice stays where nothing is to be pressed", () => {
  expect(clearTop(NOTICE, [], SCREEN)?.top).toBe(56);
  expect(clearTop({ ...NOTICE, top: 300 }, [thing(60, 44)], SCREEN)?.top).toBe(300);
});

test("it goes below what it would cover, to the first place with room for all of it", () => {
  const buttons = [thing(100, 44), thing(200, 44), thing(400, 444)];
  expect(clearTop(NOTICE, buttons, SCREEN)).toEqual({ top: 248, isOverNails: false });
});

test("what stands beside it is not in its way", () => {
  expect(clearTop(NOTICE, [{ ...thing(60, 44), left: 400 }], SCREEN)?.top).toBe(56);
});

test("without room it covers a nail rather than a button, and says so", () => {
  const full = [thing(56, 60, true), thing(116, 728)];
  expect(clearTop({ ...NOTICE, height: 52 }, full, SCREEN)).toEqual({
    top: 56,
    isOverNails: true,
  });
});

test("and says so when it would cover a button wherever it stood", () => {
  const full = [thing(100, 44), thing(180, 600)];
  expect(clearTop(NOTICE, full, SCREEN)).toBeNull();
});
