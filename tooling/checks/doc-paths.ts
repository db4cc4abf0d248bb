import { existsSync } from "node:fs";
import path from "node:path";
import { lineAt, readSources } from "./sources.ts";

const CODE = /`([^`\s]+)`/g;
const LINK = /\]\(([^)\s]+)\)/g;
/** A word in backquotes counts as a path of the repository when it begins with one of these folders or files. */
const ROOTED = /^(?:apps|packages|tooling|docs|e2e|\.github|\.ci)\//;

/** Finds files that a document names but that do not exist. */
export function docPaths(root: string): string[] {
  const faults: string[] = [];
  for (const { file, text } of readSources(root, [
    "*.md",
    "docs/**/*.md",
    "{apps,packages}/*/*.md",
    "{chaos,e2e,tooling}/*.md",
    ".github/**/*.md",
  ])) {
    for (const found of text.matchAll(CODE)) {
      const named = trim(found[1] ?? "");
      if (ROOTED.test(named) && !isThere(root, named)) {
        faults.push(`${file}:${lineAt(text, found.index)}: names ${named}, which is not there.`);
      }
    }
    for (const found of text.matchAll(LINK)) {
      if (/^[a-z]+:/.test(found[1] ?? "")) continue;
      const named = trim(found[1] ?? "");
      if (named === "") continue;
      const target = named.startsWith("/") ? named : path.join(path.dirname(file), named);
      if (!isThere(root, target)) {
        faults.push(`${file}:${lineAt(text, found.index)}: links to ${named}, which is not there.`);
      }
    }
  }
  return faults;
}

function trim(named: string): string {
  return named.replace(/[#:].*$/, "").replace(/[.,;)]+$/, "");
}

function isThere(root: string, named: string): boolean {
  // A pattern or a placeholder stands for many files, so only its fixed beginning must exist.
  const fixed = named.split(/[*<{]|\.\.\./)[0] ?? "";
  const place = fixed === named ? named : fixed.slice(0, fixed.lastIndexOf("/") + 1);
  return existsSync(path.join(root, place));
}
