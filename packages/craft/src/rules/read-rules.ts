import { findNodeAtLocation, type Node, type ParseError, parseTree } from "jsonc-parser";
import { contradictionsIn, type Fault } from "./contradictions.ts";
import { type CraftRules, craftRules } from "./shape.ts";
import { STUDIO_RULES } from "./studio-rules.ts";

/** The most characters of a rules file; any real file is smaller. */
const BYTES_MAX = 500_000;

/** One fault of a rules file, with its line number, counted from 1. */
export interface RulesFault {
  line: number;
  message: string;
}

export type ReadRules = { rules: CraftRules } | { faults: RulesFault[] };

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

/**
 * Returns the line of the named place. If the file does not contain that place, returns the line of the nearest
 * enclosing place.
 */
function lineOf(text: string, tree: Node, path: Fault["path"]): number {
  for (let depth = path.length; depth >= 0; depth--) {
    const node = findNodeAtLocation(tree, path.slice(0, depth));
    // A wrong value is reported at the line of its name. An unknown or missing name has no value to report.
    if (node)
      return lineAt(text, node.parent?.type === "property" ? node.parent.offset : node.offset);
  }
  return 1;
}

/** Reads a rules file. Returns complete rules without contradictions, or each fault with its line. */
export function readRules(text: string): ReadRules {
  if (text.length > BYTES_MAX) return { faults: [{ line: 1, message: "The file is too large." }] };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [broken] = errors;
  if (broken || !tree)
    return {
      faults: [
        {
          line: lineAt(text, broken?.offset ?? 0),
          message: "The file is not valid JSON from here on.",
        },
      ],
    };
  const parsed = craftRules.safeParse(JSON.parse(text));
  const faults: Fault[] = parsed.success
    ? contradictionsIn(parsed.data, STUDIO_RULES)
    : parsed.error.issues.map((issue) => ({
        path: [...(issue.path as Fault["path"]), ...unknownKey(issue)],
        message: `${issue.path.join(".") || "the file"}: ${issue.message}`,
      }));
  if (parsed.success && faults.length === 0) return { rules: parsed.data };
  return {
    faults: faults.map(({ path, message }) => ({ line: lineOf(text, tree, path), message })),
  };
}

const unknownKey = (issue: { code?: string | undefined; keys?: string[] }): string[] =>
  issue.code === "unrecognized_keys" ? (issue.keys ?? []).slice(0, 1) : [];

/** Writes the rules as a file that `readRules` can read. */
export const writeRules = (rules: CraftRules): string => `${JSON.stringify(rules, null, 2)}\n`;
