import { FINGERS } from "@lacquer/contracts";
import { parse } from "papaparse";
import { expect, test } from "vitest";
import { STUDIO_RULES, tipCounts, tipOrder, tipOrderCsv, tipOutline } from "../src/index.ts";
import { GIVEN, HAND, workOf } from "./looks.ts";

test("a design of one hand orders ten tips, five for each hand", () => {
  const lines = tipOrder(workOf({}), GIVEN, STUDIO_RULES);
  expect(lines.map(({ hand, guide }) => `${hand} ${guide.finger}`)).toEqual([
    ...FINGERS.map((finger) => `left ${finger}`),
    ...FINGERS.map((finger) => `right ${finger}`),
  ]);
  const counts = tipCounts(lines, STUDIO_RULES);
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(10);
  expect(counts.every(({ count }) => count % 2 === 0)).toBe(true);
});

test("a design of both hands orders one tip for each nail that it shows", () => {
  const both = (["left", "right"] as const).flatMap((hand) =>
    HAND.map((guide) => ({ ...guide, hand })),
  );
  const lines = tipOrder({ ...workOf({}), nails: both }, GIVEN, STUDIO_RULES);
  expect(lines.map(({ hand }) => hand)).toEqual(both.map(({ hand }) => hand));
});

test("a width that nobody measured may be a size off, and the order names that size", () => {
  const [thumb] = tipOrder(workOf({}), GIVEN, STUDIO_RULES);
  // A usual thumb is 15 mm wide as seen from above and 16.5 mm over its curve. The tolerance combines one millimetre of
  // width and the tolerance of the curve's share.
  expect(thumb?.width).toBeCloseTo(16.5, 6);
  expect(thumb?.plusMinus).toBeCloseTo(Math.hypot(0.75, 1.1), 6);
  expect(thumb).toMatchObject({ size: "1", orSizes: ["2", "0"], isMeasured: false });
});

test("the table has a line for each tip, and the studio's own chart", () => {
  const [chart] = STUDIO_RULES.charts;
  if (!chart) throw new Error("There is no chart.");
  const rules = { ...STUDIO_RULES, charts: [{ ...chart, name: "=Shop, “fine”" }] };
  const lines = tipOrder(workOf({ settings: { nailShape: "almond" } }), GIVEN, rules);
  const { data } = parse<Record<string, string>>(tipOrderCsv(lines, rules).trim(), {
    header: true,
  });
  expect(data).toHaveLength(10);
  expect(data[0]).toMatchObject({
    hand: "left",
    finger: "thumb",
    size: "1",
    width_mm: "16.5",
    shape: "almond",
    measured: "no",
    // A spreadsheet would run a cell that begins with an equals sign.
    chart: "'=Shop, “fine”",
  });
});

test("an outline is as wide and as long as its tip", () => {
  for (const line of tipOrder(workOf({}), GIVEN, STUDIO_RULES)) {
    const outline = tipOutline(line, line.width);
    const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
    expect(Math.max(...xs) - Math.min(...xs)).toBeCloseTo(line.width, 1);
    expect(Math.max(...ys)).toBeCloseTo(line.length, 6);
    expect(Math.min(...ys)).toBe(0);
  }
});

test("a nail that no tip of the chart fits orders none", () => {
  const [chart] = STUDIO_RULES.charts;
  if (!chart) throw new Error("There is no chart.");
  const sizes = [
    { size: "1", mm: 15 },
    { size: "2", mm: 13 },
  ];
  const rules = { ...STUDIO_RULES, charts: [{ ...chart, sizes }] };
  const lines = tipOrder(workOf({}), GIVEN, rules);
  const fitting = lines.filter(({ isInChart }) => isInChart);
  expect(fitting.length).toBeGreaterThan(0);
  expect(fitting.length).toBeLessThan(10);
  const counts = tipCounts(lines, rules);
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(fitting.length);
  const { data } = parse<Record<string, string>>(tipOrderCsv(lines, rules).trim(), {
    header: true,
  });
  expect(data.map(({ size }) => size)).toEqual(
    lines.map(({ isInChart, size }) => (isInChart ? size : "")),
  );
  expect(data.filter(({ size, or }) => size === "" && or !== "")).toEqual([]);
});
