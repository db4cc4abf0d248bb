import { findNodeAtLocation, type ParseError, parseTree } from "jsonc-parser";
import type { FileFault } from "./file-fault.ts";

export type Path = (string | number)[];

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

/**
 * Reads a JSON file. `lineOf` returns the line of a place in the file. If the file does not contain that place,
 * `lineOf` returns the line of the nearest enclosing place.
 */
export function readJson(
  text: string,
): { value: unknown; lineOf: (path: Path) => number } | { faults: FileFault[] } {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [broken] = errors;
  if (broken || !tree) {
    const line = lineAt(text, broken?.offset ?? 0);
    return { faults: [{ line, problem: "json" }] };
  }
  const lineOf = (path: Path): number => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = findNodeAtLocation(tree, path.slice(0, depth));
      // A wrong value is reported at the line of its name. An unknown or missing name has no value that could be
      // reported.
      if (node)
        return lineAt(text, node.parent?.type === "property" ? node.parent.offset : node.offset);
    }
    return 1;
  };
  return { value: JSON.parse(text), lineOf };
}
