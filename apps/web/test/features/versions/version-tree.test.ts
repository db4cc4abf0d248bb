import fc from "fast-check";
import { expect, test } from "vitest";
import { LANES_MAX, rowLines, versionRows } from "../../../src/features/versions/version-tree.ts";
import { makeJob } from "../../job-factory.ts";

const version = (id: string, parentJobId: string | null, images = 1) =>
  makeJob({ id, parentJobId, resultImages: Array.from({ length: images }, () => `/files/${id}`) });

test("a chain of versions stays in one column; a branch gets its own", () => {
  const rows = versionRows([
    version("e", "b"),
    version("d", "c"),
    version("c", "a"),
    version("b", "a"),
    version("a", null),
  ]);
  expect(rows.map(({ job, number, parent, lane }) => [job.id, number, parent, lane])).toEqual([
    ["e", 5, 3, 0],
    ["d", 4, 2, 1],
    ["c", 3, 4, 1],
    ["b", 2, 4, 0],
    ["a", 1, null, 0],
  ]);
  expect(rowLines(rows).at(-1)).toEqual({
    lane: 0,
    hasNext: true,
    branches: [1],
    hasParent: false,
    passing: [],
  });
  expect(rowLines(rows)[2]).toMatchObject({ lane: 1, hasNext: true, passing: [0] });
});

test("a version without images is skipped, and the versions after it continue from the version before it", () => {
  const rows = versionRows([version("c", "b"), version("b", "a", 0), version("a", "gone")]);
  expect(rows.map(({ job, parent }) => [job.id, parent])).toEqual([
    ["c", 1],
    ["a", null],
  ]);
});

test("in any tree, every version has its row, and no line leads out of the drawing", () => {
  const jobs = fc.array(fc.record({ parent: fc.nat(30), images: fc.nat(1) }), { maxLength: 25 });
  fc.assert(
    fc.property(jobs, (made) => {
      const newestFirst = made
        .map(({ parent, images }, index) =>
          version(`job-${index}`, parent < index ? `job-${parent}` : null, images),
        )
        .toReversed();
      const rows = versionRows(newestFirst);
      expect(rows).toHaveLength(made.filter(({ images }) => images > 0).length);
      for (const [at, { parent, lane }] of rows.entries()) {
        expect(parent === null || parent > at).toBe(true);
        expect(lane).toBeLessThan(LANES_MAX);
      }
      const lanes = rowLines(rows).flatMap(({ branches, passing }) => [...branches, ...passing]);
      expect(lanes.every((lane) => lane < LANES_MAX)).toBe(true);
    }),
  );
});

test("a cycle of parents, which the server never creates, does not cause an endless loop", () => {
  expect(versionRows([version("a", "b"), version("b", "c", 0), version("c", "b", 0)])).toHaveLength(
    1,
  );
});
