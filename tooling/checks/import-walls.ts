import path from "node:path";
import { lineAt, readSources } from "./sources.ts";

const IMPORT = /(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g;

/**
 * Walls that oxlint cannot see, because they depend on where a relative import leads: out of its package, or
 * into a feature of the studio past that feature's door.
 */
export function importWalls(root: string): string[] {
  const faults: string[] = [];
  for (const { file, text } of readSources(root, ["{apps,packages}/*/src/**/*.{ts,tsx}"])) {
    for (const found of text.matchAll(IMPORT)) {
      const target = path.posix.join(path.posix.dirname(file), found[1] ?? "");
      const fault = crossing(file, target);
      if (fault) faults.push(`${file}:${lineAt(text, found.index)}: ${fault}`);
    }
  }
  return faults;
}

function crossing(file: string, target: string): string | undefined {
  if (packageOf(file) !== packageOf(target)) {
    return "reaches into another package by its path; import that package by name.";
  }
  const feature = featureOf(target);
  if (feature === undefined || feature === featureOf(file)) return undefined;
  if (target === `apps/web/src/features/${feature}/index.ts`) return undefined;
  return `enters the feature "${feature}" past its door; import features/${feature}/index.ts.`;
}

function packageOf(file: string): string {
  return file.split("/").slice(0, 2).join("/");
}

function featureOf(file: string): string | undefined {
  return /^apps\/web\/src\/features\/([^/]+)\//.exec(file)?.[1];
}
