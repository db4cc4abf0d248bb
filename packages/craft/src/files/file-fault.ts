import type { z } from "zod";

/**
 * What is wrong with one value of a file. `at` is the value's place in the file, such as `times.prep.minutes`, or empty
 * if the value is the whole file. `says` is the schema's own message.
 */
export type ValueProblem = { problem: "value"; at: string; says: string } & (
  | { wrong: "kind"; expected: string }
  | { wrong: "small" | "big"; limit: number; of: string }
  | { wrong: "choice"; choices: string[] }
  | { wrong: "unknown-name"; names: string[] }
  | { wrong: "other" }
);

/** What is wrong with a file. */
export type FileProblem = ValueProblem | RulesProblem | BottlesProblem | TextProblem;

/** One fault of a file, with its line number, counted from 1. */
export type FileFault = { line: number } & FileProblem;

type TextProblem = { problem: "too-large" | "json" };

/** A contradiction in well-formed rules. Crossings are counted from 1. */
export type RulesProblem =
  | { problem: "empty-crossing" | "useless-fix" }
  | { problem: "fix-leads-on"; crossing: number }
  | { problem: "two-answers"; crossing: number; answer: string }
  | { problem: "empty-length"; name: string }
  | { problem: "length-gap"; name: string; begins: number }
  | { problem: "time-order"; more: string; less: string }
  | { problem: "piece-sizes" | "piece-prices" | "chart-order" | "pointed" | "share" }
  | { problem: "chart-twice"; size: string }
  | { problem: "unit"; work: string; per: "set" | "nail" | "piece" };

type BottlesProblem =
  | { problem: "no-bottle" | "no-list" | "open-quote" }
  | { problem: "too-many-bottles"; most: number }
  | { problem: "no-column"; column: string };

/** Returns what the schema found wrong with a value. */
export function valueProblem(issue: z.core.$ZodIssue): ValueProblem {
  const found = { problem: "value", at: issue.path.join("."), says: issue.message } as const;
  switch (issue.code) {
    case "invalid_type":
      return { ...found, wrong: "kind", expected: issue.expected };
    case "too_small":
      return { ...found, wrong: "small", limit: Number(issue.minimum), of: issue.origin };
    case "too_big":
      return { ...found, wrong: "big", limit: Number(issue.maximum), of: issue.origin };
    case "invalid_value":
      return { ...found, wrong: "choice", choices: issue.values.map(String) };
    case "unrecognized_keys":
      return { ...found, wrong: "unknown-name", names: issue.keys };
    default:
      return { ...found, wrong: "other" };
  }
}
