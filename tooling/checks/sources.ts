import { globSync, readFileSync } from "node:fs";
import path from "node:path";

export interface Source {
  /** From the repository's root, with forward slashes. */
  file: string;
  text: string;
}

/** The files that match a pattern, without what was built, generated or installed. */
export function readSources(root: string, patterns: string[]): Source[] {
  const skipped = new Set(["node_modules", "dist", "generated", ".data"]);
  const files = globSync(patterns, {
    cwd: root,
    exclude: (name) => skipped.has(path.basename(name)),
  });
  return files.toSorted().map((file) => ({
    file: file.replaceAll(path.sep, "/"),
    text: readFileSync(path.join(root, file), "utf8"),
  }));
}

/** The line, counted from 1, in which a position of a text lies. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
}
