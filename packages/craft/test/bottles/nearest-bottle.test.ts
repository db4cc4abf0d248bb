import fc from "fast-check";
import { expect, test } from "vitest";
import { colorDifference, nearestBottles, nearnessOf } from "../../src/index.ts";

const bottle = (name: string, color: string, finish: "glossy" | "chrome" | null = null) => ({
  name,
  maker: "",
  code: "",
  finish,
  color,
});
const namesFor = (color: string, shelf: ReturnType<typeof bottle>[], finish?: string) =>
  nearestBottles(color, shelf, finish).map((match) => match.bottle.name);

test("the nearest bottle comes first, and one of another colour does not come at all", () => {
  const shelf = [bottle("Ink", "#1A1516"), bottle("Rose", "#FF6B9D"), bottle("Pink", "#FF7BA5")];
  expect(namesFor("#FF6C9E", shelf)).toEqual(["Rose", "Pink"]);
  expect(namesFor("#00FF00", shelf)).toEqual([]);
  expect(namesFor("#00FF00", [])).toEqual([]);
});

test("between bottles of the same colour the finish decides, but never against the colour", () => {
  const shelf = [
    bottle("Glossy", "#B3122D", "glossy"),
    bottle("Chrome", "#B3132E", "chrome"),
    bottle("Chrome, lighter", "#C3223D", "chrome"),
  ];
  expect(namesFor("#B3122D", shelf, "chrome")).toEqual(["Chrome", "Glossy", "Chrome, lighter"]);
  expect(namesFor("#B3122D", shelf, "glossy")[0]).toBe("Glossy");
});

test("the difference is ΔE2000", () => {
  expect(colorDifference("#B3122D", "#B3122D")).toBe(0);
  expect(colorDifference("#000000", "#FFFFFF")).toBeCloseTo(100, 3);
  expect(colorDifference("#FF0000", "#00FF00")).toBeCloseTo(86.61, 1);
  // The older formula overstates the difference between two dark blues. ΔE2000 corrects that.
  expect(colorDifference("#0000FF", "#0000F0")).toBeLessThan(4);
});

const color = fc
  .integer({ min: 0, max: 0xff_ff_ff })
  .map((value) => `#${value.toString(16).padStart(6, "0").toUpperCase()}`);

test("a shelf answers in order, whichever colour is asked for", () => {
  fc.assert(
    fc.property(color, fc.array(color, { maxLength: 30 }), (wanted, colors) => {
      const found = nearestBottles(
        wanted,
        colors.map((one) => bottle(one, one)),
      );
      const differences = found.map(({ difference }) => difference);
      expect(differences).toEqual(differences.toSorted((a, b) => a - b));
      expect(found.length).toBe(colors.filter((one) => colorDifference(wanted, one) <= 10).length);
    }),
  );
});

test.each([
  [0, "same"],
  [1.5, "almost"],
  [4.9, "close"],
  [9, "similar"],
  [40, "other"],
])("a difference of %s is: %s", (difference, nearness) => {
  expect(nearnessOf(difference)).toBe(nearness);
});
