import { expect, test } from "vitest";
import {
  withoutReference,
  withReference,
} from "../../../../src/features/draft/references/reference-list.ts";

const weights = (list: readonly { weight: number }[]) => list.map(({ weight }) => weight);

test("references share 100, and the newest gets an equal share", () => {
  let list = withReference([], "/files/1");
  expect(weights(list)).toEqual([100]);
  list = withReference(list, "/files/2");
  expect(weights(list)).toEqual([50, 50]);
  list = withReference(list, "/files/3");
  expect(weights(list).toSorted()).toEqual([33, 33, 34]);
});

test("a removed reference leaves its weight to the others", () => {
  const list = [
    { url: "/files/1", weight: 50 },
    { url: "/files/2", weight: 30 },
    { url: "/files/3", weight: 20 },
  ];
  expect(withoutReference(list, 0)).toEqual([
    { url: "/files/2", weight: 60 },
    { url: "/files/3", weight: 40 },
  ]);
  expect(withoutReference([{ url: "/files/1", weight: 100 }], 0)).toEqual([]);
});

test("a ninth reference is refused", () => {
  const eight = Array.from({ length: 8 }, (_, index) => `/files/${index}`).reduce(
    (list, url) => withReference(list, url),
    [] as { url: string; weight: number }[],
  );
  expect(withReference(eight, "/files/9")).toEqual(eight);
});
