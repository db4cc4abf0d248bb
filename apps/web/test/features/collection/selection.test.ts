import { expect, test } from "vitest";
import { idsBetween } from "../../../src/features/collection/use-selection.ts";

test("a reach takes everything from the image pressed last to this one, in either direction", () => {
  const shown = ["a", "b", "c", "d"];
  expect(idsBetween(shown, "b", "d")).toEqual(["b", "c", "d"]);
  expect(idsBetween(shown, "d", "b")).toEqual(["b", "c", "d"]);
  expect(idsBetween(shown, "c", "c")).toEqual(["c"]);
  expect(idsBetween(shown, null, "c")).toEqual(["c"]);
  expect(idsBetween(shown, "deleted", "c")).toEqual(["c"]);
});
