import { expect, test } from "vitest";
import { craftPlan, nailMap, STUDIO_RULES } from "../src/index.ts";
import { GIVEN, RING, strokeAcross, thing, workOf } from "./looks.ts";

const stones = (work: ReturnType<typeof workOf>) => {
  const plan = craftPlan(work, GIVEN, STUDIO_RULES);
  return plan.supplies.flatMap((one) => (one.kind === "thing" ? [one.pieces] : []));
};

test("each nail has its own shape, length in mm, colours and what lies on it", () => {
  const work = workOf({
    settings: { nailShape: "almond", nailLength: "medium", baseColor: "#B3122D" },
    ring: { nailShape: "square", baseColor: "#FFFFFF" },
    placed: [thing(), thing({ x: 0.3 })],
    strokes: [strokeAcross(0.5, 4)],
  });
  const map = nailMap(work, GIVEN, STUDIO_RULES);
  expect(map.map(({ guide }) => guide.finger)).toEqual(work.nails.map(({ finger }) => finger));
  const [thumb, ring] = [map[0], map[RING]];
  expect(thumb).toMatchObject({ strokes: 0, pieces: [], width: 15 });
  expect(thumb?.settings).toMatchObject({ nailShape: "almond", baseColor: "#B3122D" });
  expect(ring).toMatchObject({ strokes: 1, pieces: [{ kind: "stone", count: 2, mm: 2 }] });
  expect(ring?.settings).toMatchObject({ nailShape: "square", baseColor: "#FFFFFF" });
  for (const { freeEdge, lengthWord, lengthNumber } of map) {
    const { from, to } = STUDIO_RULES.lengths[lengthWord];
    expect(freeEdge).toBeGreaterThanOrEqual(from);
    expect(freeEdge).toBeLessThanOrEqual(to);
    expect(lengthNumber).toBe(Math.ceil(freeEdge / (25 / 9)));
  }
});

test("a nail names its own stones, the supplies those of both hands", () => {
  const work = workOf({ placed: [thing(), thing({ x: 0.3 }), thing({ x: 0.7 })] });
  const map = nailMap(work, GIVEN, STUDIO_RULES);
  expect(map[RING]?.pieces.map(({ count }) => count)).toEqual([3]);
  expect(stones(work).map(({ count }) => count)).toEqual([6]);
});

test("without nails five usual ones are mapped", () => {
  const map = nailMap({ ...workOf({}), nails: [] }, GIVEN, STUDIO_RULES);
  expect(map).toHaveLength(5);
  expect(map.every(({ freeEdge }) => freeEdge > 0)).toBe(true);
});
