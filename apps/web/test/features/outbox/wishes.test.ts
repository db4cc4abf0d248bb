import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeWish, renewWish, repeatedWish } from "../../../src/features/outbox/index.ts";

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

/** Runs `act` in the role of another window, whose storage still contains only `before`. */
function elsewhere<T>(before: Record<string, string>, act: () => T): T {
  localStorage.clear();
  for (const [name, text] of Object.entries(before)) localStorage.setItem(name, text);
  return act();
}
const everything = () => ({ ...localStorage }) as Record<string, string>;

test("two windows that know the same drafts use one key for one design; another design gets another key", () => {
  for (const at of [1_000, 5_000, 9_000]) {
    const before = everything();
    const mine = makeWish("design 1", "pink", at);
    const after = everything();
    expect(elsewhere(before, () => makeWish("design 1", "pink", at + 3))).toBe(mine);
    expect(elsewhere(before, () => makeWish("design 1", "red", at + 3))).not.toBe(mine);
    expect(elsewhere(before, () => makeWish("design 2", "pink", at + 3))).not.toBe(mine);
    elsewhere(after, () => {});
  }
});

test("a later press gets a new key, and a repeated press soon after it gets the same one", () => {
  const first = makeWish("design 1", "pink", 1_000);
  expect(repeatedWish("design 1", "red", 1_100)).toBeNull();
  expect(repeatedWish("design 1", "pink", 1_500)).toBe(first);
  // Each repetition extends the time, so this press still gets the first key.
  expect(repeatedWish("design 1", "pink", 2_000)).toBe(first);
  expect(repeatedWish("design 1", "pink", 2_700)).toBeNull();
  const second = makeWish("design 1", "pink", 2_700);
  expect(second).not.toBe(first);
  renewWish("design 1", 9_000);
  expect(repeatedWish("design 1", "pink", 9_500)).toBe(second);
});

test("a clock that was set back makes no later press a repetition", () => {
  makeWish("design 1", "pink", 100_000);
  expect(repeatedWish("design 1", "pink", 40_000)).toBeNull();
});

test("a key that could not be stored never brings an old one back", () => {
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  vi.stubGlobal("localStorage", full);
  const keys = [1_000, 5_000, 9_000].map((at) => makeWish("design 1", "pink", at));
  expect(repeatedWish("design 1", "pink", 9_100)).toBe(keys[2]);
  vi.unstubAllGlobals();
  expect(new Set(keys).size).toBe(3);
});
