import { beforeEach, expect, test } from "vitest";
import { setDraftOwner, useTabsStore } from "../../../src/features/tabs/index.ts";

const names = () => useTabsStore.getState().tabs.map((tab) => tab.name);
const rename = (name: string) =>
  useTabsStore.getState().renameTab(useTabsStore.getState().activeId, name);

beforeEach(() => {
  localStorage.clear();
  setDraftOwner("1", false);
  rename("Of the first");
});

test("another person gets their own desk, and the first person's desk comes back to them", () => {
  expect(setDraftOwner("2", false)).toBe(true);
  expect(names()).toEqual(["Design 1"]);
  rename("Of the second");
  setDraftOwner("1", false);
  expect(names()).toEqual(["Of the first"]);
  setDraftOwner("2", false);
  expect(names()).toEqual(["Of the second"]);
});

test("a guest who gets an account keeps the desk", () => {
  expect(setDraftOwner("2", true)).toBe(false);
  expect(names()).toEqual(["Of the first"]);
});
