import { lookFile } from "@lacquer/contracts";
import { expect, test } from "vitest";
import { findLooks } from "../../../src/features/looks/find-looks.ts";
import { asLook, LIBRARY, LOOK_GROUPS } from "../../../src/features/looks/library/index.ts";

test("the library has nine looks of each group, each with a name of its own", () => {
  for (const group of LOOK_GROUPS)
    expect(LIBRARY.filter((look) => look.group === group)).toHaveLength(9);
  expect(new Set(LIBRARY.map(({ id }) => id)).size).toBe(36);
  expect(new Set(LIBRARY.map((entry) => asLook(entry).name)).size).toBe(36);
});

test.each(LIBRARY.map((entry) => [entry.id, entry] as const))(
  "%s is a valid look",
  (_id, entry) => {
    const look = asLook(entry);
    expect(lookFile.parse(look)).toEqual(look);
  },
);

test("no two looks are the same design", () => {
  const designs = LIBRARY.map(({ settings, fingers }) => JSON.stringify([settings, fingers]));
  expect(new Set(designs).size).toBe(36);
});

const names = (typed: string) => findLooks(typed, "All").map((entry) => asLook(entry).name);

test("looks are found by name, occasion, finish, pattern and things, in any order of words", () => {
  expect(names("pearl bridal")).toContain("Pearl veil");
  expect(names("bridal pearl")).toEqual(names("pearl bridal"));
  expect(names("cateye")).toContain("Velvet cat-eye");
  expect(names("marble")).toContain("Rose quartz");
  expect(names("heart")).toEqual(["Sweetheart"]);
  expect(names("halloween")).toEqual([]);
});

test("a group shows only its own looks", () => {
  expect(findLooks("", "Bridal").map(({ group }) => group)).toEqual(Array(9).fill("Bridal"));
  expect(findLooks("leopard", "Bridal")).toEqual([]);
});
