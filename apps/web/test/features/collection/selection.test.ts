import { expect, test } from "vitest";
import { nextIndex } from "../../../src/features/collection/use-grid-keys.ts";
import { idsBetween, swept } from "../../../src/features/collection/use-selection.ts";

test("a reach takes everything from the image pressed last to this one, in either direction", () => {
  const shown = ["a", "b", "c", "d"];
  expect(idsBetween(shown, "b", "d")).toEqual(["b", "c", "d"]);
  expect(idsBetween(shown, "d", "b")).toEqual(["b", "c", "d"]);
  expect(idsBetween(shown, "c", "c")).toEqual(["c"]);
  expect(idsBetween(shown, null, "c")).toEqual(["c"]);
  expect(idsBetween(shown, "deleted", "c")).toEqual(["c"]);
});

test("a sweep selects what it passes, gives back what it leaves, and deselects when it began on a selected image", () => {
  const shown = ["a", "b", "c", "d", "e"];
  const sweep = { from: "b", isAdding: true, before: new Set(["e"]) };
  expect([...swept(shown, sweep, "d")].toSorted()).toEqual(["b", "c", "d", "e"]);
  expect([...swept(shown, sweep, "c")].toSorted()).toEqual(["b", "c", "e"]);
  const undo = { from: "d", isAdding: false, before: new Set(["c", "d", "e"]) };
  expect([...swept(shown, undo, "b")]).toEqual(["e"]);
});

test("keys lead to neighbouring images and stop at the ends", () => {
  const grid = { columns: 3, count: 8 };
  const plain = { ctrlKey: false, metaKey: false, altKey: false };
  const to = (key: string, at: number) => nextIndex({ key, ...plain }, at, grid);
  expect(to("ArrowRight", 1)).toBe(2);
  expect(to("ArrowDown", 1)).toBe(4);
  expect(to("ArrowUp", 1)).toBe(0);
  expect(to("ArrowDown", 6)).toBe(7);
  expect(to("End", 0)).toBe(7);
  expect(to("a", 0)).toBeNull();
  expect(nextIndex({ ...plain, key: "ArrowLeft", altKey: true }, 3, grid)).toBeNull();
});
