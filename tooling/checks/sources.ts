import { globSync, readFileSync } from "node:fs";
import path from "node:path";

export interface Source {
  /** The path relative to the repository's root, with forward slashes. */
  file: string;
  text: string;
}

/** Returns the files that match a pattern. Built, generated and installed files are left out. */
export function readSources(root: string, patterns: string[]): Source[] {
  const skipped = new Set(["node_modules", "dist", "dist-try", "generated", ".data"]);
  const files = globSync(patterns, {
    cwd: root,
    exclude: (name) => skipped.has(path.basename(name)),
  });
  return files.toSorted().map((file) => ({
    file: file.replaceAll(path.sep, "/"),
    text: readFileSync(path.join(root, file), "utf8"),
  }));
}

/** Returns the line of a position in a text, counted from 1. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split("\n").length;
}

/**
 * Returns a function that gives the line of a position in this text, counted from 1. For many positions, this is faster
 * than `lineAt`.
 */
export function lineFinder(text: string): (position: number) => number {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (position) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
