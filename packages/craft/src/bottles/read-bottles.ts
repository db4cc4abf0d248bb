// no-eval must be imported before zod makes its first schema. The reason is given in no-eval.
import "@lacquer/contracts/no-eval";
import { bottleFields, type BottleFields, BOTTLES_MAX } from "@lacquer/contracts";
import { parse, unparse } from "papaparse";
import { type FileFault, valueProblem } from "../files/file-fault.ts";
import { readJson } from "../files/read-json.ts";

/** The maximum number of characters in a file of bottles. Even the file of a full shelf is smaller. */
const LENGTH_MAX = 1_000_000;

export type ReadBottles = { bottles: BottleFields[] } | { faults: FileFault[] };

/** The columns of a file, each with the other headings that shops and spreadsheets use for it. */
const COLUMNS = {
  name: ["name", "shade", "colour name", "color name"],
  maker: ["maker", "brand"],
  code: ["code", "number", "no", "no.", "sku"],
  finish: ["finish"],
  color: ["color", "colour", "hex"],
} as const;
type Column = keyof typeof COLUMNS;

const tooLarge: ReadBottles = { faults: [{ line: 1, problem: "too-large" }] };

/**
 * Reads bottles from a file: JSON (a list, or `{"bottles": […]}`), or a table with commas, semicolons or tabs whose
 * first line contains the names of the columns. Returns all bottles, or each fault with its line.
 */
export function readBottles(text: string): ReadBottles {
  if (text.length > LENGTH_MAX) return tooLarge;
  const read = /^\s*[[{]/.test(text) ? fromJson(text) : fromTable(text);
  if ("faults" in read) return read;
  if (read.bottles.length === 0) return { faults: [{ line: 1, problem: "no-bottle" }] };
  if (read.bottles.length > BOTTLES_MAX)
    return { faults: [{ line: 1, problem: "too-many-bottles", most: BOTTLES_MAX }] };
  return read;
}

function fromJson(text: string): ReadBottles {
  const read = readJson(text);
  if ("faults" in read) return read;
  const { value, lineOf } = read;
  const isWrapped = typeof value === "object" && value !== null && "bottles" in value;
  const list: unknown = isWrapped ? value.bottles : value;
  const before = isWrapped ? ["bottles"] : [];
  if (!Array.isArray(list)) return { faults: [{ line: lineOf(before), problem: "no-list" }] };
  return gathered(
    list.map((one: unknown) => withOrigin(one)),
    (at, path) => lineOf([...before, at, ...path]),
  );
}

const withOrigin = (one: unknown): unknown =>
  typeof one === "object" && one !== null ? { colorOrigin: "file", ...one } : one;

function fromTable(text: string): ReadBottles {
  const { data, errors } = parse<string[]>(text.trimEnd(), {
    delimitersToGuess: [",", ";", "\t"],
    transform: (cell) => cell.trim(),
  });
  const [broken] = errors.filter(({ type }) => type === "Quotes");
  if (broken)
    return {
      faults: [{ line: (broken.row ?? 0) + 1, problem: "open-quote" }],
    };
  const [heads = [], ...rows] = data;
  const at = placesOf(heads);
  const missing = (["name", "color"] as const).filter((column) => at[column] === undefined);
  if (missing.length > 0)
    return {
      faults: missing.map((column) => ({
        line: 1,
        problem: "no-column",
        column,
      })),
    };
  const filled = rows.flatMap((row, i) => (row.some(Boolean) ? [{ row, line: i + 2 }] : []));
  return gathered(
    filled.map(({ row }) => fromRow(row, at)),
    (i) => filled[i]?.line ?? 1,
  );
}

function placesOf(heads: readonly string[]): Partial<Record<Column, number>> {
  const known = heads.map((head) => head.toLowerCase());
  const places = Object.entries(COLUMNS).flatMap(([column, names]) => {
    const at = known.findIndex((head) => names.some((name) => name === head));
    return at < 0 ? [] : [[column, at] as const];
  });
  return Object.fromEntries(places) as Partial<Record<Column, number>>;
}

function fromRow(row: readonly string[], at: Partial<Record<Column, number>>): unknown {
  const cell = (column: Column) => bare(row[at[column] ?? -1] ?? "");
  const hex = cell("color");
  return {
    name: cell("name"),
    maker: cell("maker"),
    code: cell("code"),
    finish: cell("finish").toLowerCase() || null,
    color: hex.startsWith("#") ? hex : `#${hex}`,
    colorOrigin: "file",
  };
}

/** Matches a cell that a spreadsheet would run as a formula, or that looks as if it had been marked already. */
const FORMULA = /^'*[=+\-@]/;
const MARKED = /^'+[=+\-@]/;

/**
 * Removes the mark that `writeBottles` puts before a cell, so that a spreadsheet does not run the cell as a formula.
 */
const bare = (cell: string): string => (MARKED.test(cell) ? cell.slice(1) : cell);

function gathered(
  given: readonly unknown[],
  lineOf: (at: number, path: (string | number)[]) => number,
): ReadBottles {
  const faults: FileFault[] = [];
  const bottles = given.flatMap((one, i) => {
    const parsed = bottleFields.safeParse(one);
    if (parsed.success) return [parsed.data];
    for (const issue of parsed.error.issues) {
      const line = lineOf(i, issue.path as (string | number)[]);
      faults.push({ line, ...valueProblem(issue) });
    }
    return [];
  });
  return faults.length > 0 ? { faults } : { bottles };
}

/**
 * Writes bottles as a table that `readBottles` and spreadsheets can read. A cell that a spreadsheet would run as a
 * formula begins with an apostrophe.
 */
export const writeBottles = (bottles: readonly BottleFields[]): string =>
  `${unparse(
    bottles.map(({ name, maker, code, finish, color }) => ({ name, maker, code, finish, color })),
    { columns: Object.keys(COLUMNS), escapeFormulae: FORMULA, newline: "\n" },
  )}\n`;
