import { type FileFault, valueProblem } from "../files/file-fault.ts";
import { readJson } from "../files/read-json.ts";
import { contradictionsIn, type Fault } from "./contradictions.ts";
import { type CraftRules, craftRules } from "./shape.ts";
import { STUDIO_RULES } from "./studio-rules.ts";

/** The maximum number of characters of a rules file; any real file is smaller. */
const BYTES_MAX = 500_000;

export type ReadRules = { rules: CraftRules } | { faults: FileFault[] };

/** Reads a rules file. Returns complete rules without contradictions, or each fault with its line. */
export function readRules(text: string): ReadRules {
  if (text.length > BYTES_MAX) return { faults: [{ line: 1, problem: "too-large" }] };
  const read = readJson(text);
  if ("faults" in read) return read;
  const parsed = craftRules.safeParse(read.value);
  const faults: Fault[] = parsed.success
    ? contradictionsIn(parsed.data, STUDIO_RULES)
    : parsed.error.issues.map((issue) => ({
        path: [...(issue.path as Fault["path"]), ...unknownKey(issue)],
        ...valueProblem(issue),
      }));
  if (parsed.success && faults.length === 0) return { rules: parsed.data };
  return {
    faults: faults.map(({ path, ...problem }) => ({ line: read.lineOf(path), ...problem })),
  };
}

const unknownKey = (issue: { code?: string | undefined; keys?: string[] }): string[] =>
  issue.code === "unrecognized_keys" ? (issue.keys ?? []).slice(0, 1) : [];

/** Writes the rules as a file that `readRules` can read. */
export const writeRules = (rules: CraftRules): string => `${JSON.stringify(rules, null, 2)}\n`;
