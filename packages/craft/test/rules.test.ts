import { expect, test } from "vitest";
import { readRules, STUDIO_RULES, writeRules } from "../src/index.ts";

const FILE = writeRules(STUDIO_RULES);
const lines = FILE.split("\n");

/** Replaces `find` in the first line after `from` that contains it. Returns the file and the number of that line. */
function edited(from: string, find: string, by: string): { text: string; line: number } {
  const start = lines.findIndex((line) => line.includes(from));
  const at = lines.findIndex((line, index) => index >= start && line.includes(find));
  if (start < 0 || at < 0) throw new Error(`The file has no ${from} with ${find}.`);
  return { text: lines.with(at, lines[at]?.replace(find, by) ?? "").join("\n"), line: at + 1 };
}

function faultsOf(text: string) {
  const read = readRules(text);
  if ("rules" in read) throw new Error("The rules were taken.");
  return read.faults;
}

test("the studio's own rules are whole, and every figure has an origin", () => {
  expect(readRules(FILE)).toEqual({ rules: STUDIO_RULES });
  expect(FILE).not.toContain('"origin": ""');
});

test.each([
  [
    "a detailed flower that takes less than a simple one",
    '"flower-detailed"',
    '"minutes": 10',
    '"minutes": 4',
    { problem: "time-order", more: "flower-detailed", less: "flower-simple" },
  ],
  [
    "lengths with a gap",
    '"medium": {',
    '"from": 3',
    '"from": 4',
    { problem: "length-gap", name: "medium", begins: 3 },
  ],
  [
    "a larger stone that costs less",
    '"pieces"',
    '"price": 0.5',
    '"price": 0.1',
    { problem: "piece-prices" },
  ],
  [
    "a chart that goes up and down",
    '"charts"',
    '"mm": 15.5',
    '"mm": 19',
    { problem: "chart-order" },
  ],
  [
    "a chart with one size twice",
    '"charts"',
    '"size": "2"',
    '"size": "1"',
    { problem: "chart-twice", size: "1" },
  ],
  [
    "a point that needs more than a nail may have",
    '"pointed"',
    '"value": 3',
    '"value": 30',
    { problem: "pointed" },
  ],
  [
    "a fix that does not remove its crossing",
    '"crossings"',
    '"texture": "smooth"',
    '"texture": "velvet"',
    { problem: "useless-fix" },
  ],
  [
    "a fix that leads into another crossing",
    '"Crackle breaks',
    '"finish": "glossy"',
    '"finish": "chrome"',
    { problem: "fix-leads-on", crossing: 1 },
  ],
  [
    "a count that the plan does not know",
    '"prep"',
    '"per": "set"',
    '"per": "nail"',
    { problem: "unit", work: "prep", per: "set" },
  ],
])("%s is refused with its line", (_, from, find, by, problem) => {
  const { text, line } = edited(from, find, by);
  const faults = faultsOf(text);
  expect(faults).toContainEqual({ line, ...problem });
});

test("two crossings that answer the same differently are refused at the second one's answer", () => {
  const [first] = STUDIO_RULES.crossings;
  if (!first) throw new Error("There is no crossing.");
  const twice = { ...STUDIO_RULES, crossings: [first, { ...first, answer: "not" as const }] };
  const text = writeRules(twice);
  expect(faultsOf(text)).toEqual([
    { line: expect.any(Number), problem: "two-answers", crossing: 1, answer: "hard" },
  ]);
  expect(text.split("\n")[(faultsOf(text)[0]?.line ?? 0) - 1]).toContain('"answer": "not"');
});

test("broken files are refused with the line", () => {
  expect(faultsOf("")).toEqual([{ line: 1, problem: "json" }]);
  const cut = edited('"prep"', '"minutes": 15', '"minutes": ');
  // A missing part is reported at the line that has taken its place.
  expect(faultsOf(cut.text)[0]?.line).toBeGreaterThanOrEqual(cut.line);
  expect(faultsOf(cut.text)[0]?.line).toBeLessThanOrEqual(cut.line + 1);
  const word = edited('"prep"', '"minutes": 15', '"minutes": "long"');
  expect(faultsOf(word.text)).toEqual([
    {
      line: word.line,
      problem: "value",
      at: "times.prep.minutes",
      wrong: "kind",
      expected: "number",
      says: expect.any(String),
    },
  ]);
  const unknown = edited('"rates"', '"currency"', '"colour"');
  expect(faultsOf(unknown.text).map(({ line }) => line)).toContain(unknown.line);
  const old = edited('"version"', "1", "7");
  expect(faultsOf(old.text)).toEqual([
    {
      line: old.line,
      problem: "value",
      at: "version",
      wrong: "choice",
      choices: ["1"],
      says: expect.any(String),
    },
  ]);
  expect(faultsOf(" ".repeat(600_000))).toEqual([{ line: 1, problem: "too-large" }]);
});
