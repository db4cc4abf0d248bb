import { expect, test } from "vitest";
import { isPressed, keyCaps } from "../../../src/features/actions/keys.ts";

const press = (key: string, mods: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...mods,
});

test("a shortcut is shown with the key names of the device: Ctrl, or the signs that Apple uses", () => {
  expect(keyCaps("Mod+Shift+Z", false)).toEqual(["Ctrl", "Shift", "Z"]);
  expect(keyCaps("Mod+Enter", true)).toEqual(["⌘", "↵"]);
  expect(keyCaps("+", false)).toEqual(["+"]);
});

test("a letter is pressed alone, and Mod stands for Ctrl or Command", () => {
  expect(isPressed("T", press("t"))).toBe(true);
  expect(isPressed("T", press("t", { ctrlKey: true }))).toBe(false);
  expect(isPressed("T", press("t", { altKey: true }))).toBe(false);
  expect(isPressed("?", press("?"))).toBe(true);
  expect(isPressed("Mod+K", press("k", { metaKey: true }))).toBe(true);
  expect(isPressed("Mod+K", press("K", { ctrlKey: true }))).toBe(true);
  expect(isPressed("Mod+K", press("k"))).toBe(false);
});
