import { existsSync, statSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import { readSources } from "../sources.ts";
import { readModule, type Module } from "./read-module.ts";

export interface Dependency {
  from: string;
  line: number;
  specifier: string;
  typeOnly: boolean;
  /**
   * The imported file, relative to the root, if it belongs to this repository. Exactly one of `to` and `outside` is
   * set.
   */
  to?: string;
  /** The imported npm package or module of Node ("node:fs"), if the import leads outside this repository. */
  outside?: string;
}

export interface Graph {
  modules: Map<string, Module>;
  dependencies: Dependency[];
  /**
   * Files that could not be read and imports that could not be found, so that no file and no import is skipped
   * silently.
   */
  faults: string[];
}

/** The patterns for all source files. */
const SOURCES = [
  "{apps,packages}/*/**/*.{ts,tsx,mts,js,jsx,mjs}",
  "{chaos,e2e,tooling}/**/*.{ts,tsx,mts,js,jsx,mjs}",
];
/** The patterns for the files that describe the packages. */
const PACKAGES = ["{apps,packages}/*/package.json", "{chaos,e2e,tooling}/package.json"];

/** Reads all files once and follows each import to its target. */
export function readGraph(root: string): Graph {
  const packages = new Map(
    readSources(root, PACKAGES).map(({ file, text }) => {
      const { name, exports = {} } = JSON.parse(text) as Package;
      return [name, { folder: path.posix.dirname(file), exports }];
    }),
  );
  const graph: Graph = { modules: new Map(), dependencies: [], faults: [] };
  for (const { file, text } of readSources(root, SOURCES)) {
    const module = readModule(file, text);
    graph.modules.set(file, module);
    for (const error of module.errors) graph.faults.push(`${file}: cannot be read: ${error}`);
    for (const { specifier, line, typeOnly } of module.imports) {
      const dependency = { from: file, line, specifier, typeOnly };
      const target = follow(root, packages, file, specifier);
      if (target) graph.dependencies.push({ ...dependency, ...target });
      else graph.faults.push(`${file}:${line}: ${specifier} leads to no file.`);
    }
  }
  return graph;
}

interface Package {
  name: string;
  exports?: Record<string, string>;
}

function follow(
  root: string,
  packages: Map<string, { folder: string; exports: Record<string, string> }>,
  from: string,
  specifier: string,
): { to: string } | { outside: string } | undefined {
  const asked = specifier.replace(/(?!^)[?#].*$/, "");
  if (/^\.{1,2}(\/|$)/.test(asked)) {
    return fileAt(root, path.posix.join(path.posix.dirname(from), asked));
  }
  // Vite serves the studio's own folder at "/".
  if (asked.startsWith("/")) return fileAt(root, path.posix.join(packageOf(from), asked));
  if (isBuiltin(asked)) return { outside: asked.startsWith("node:") ? asked : `node:${asked}` };
  const name = asked.split("/", asked.startsWith("@") ? 2 : 1).join("/");
  const ours = packages.get(name);
  if (!ours) return name.startsWith("@lacquer/") ? undefined : { outside: name };
  const target = exported(ours.exports, `.${asked.slice(name.length)}`);
  return target === undefined ? undefined : fileAt(root, path.posix.join(ours.folder, target));
}

/**
 * Returns the file that a package exports under this name. The package lists the name itself, or a pattern with one
 * star.
 */
function exported(exports: Record<string, string>, name: string): string | undefined {
  if (exports[name] !== undefined) return exports[name];
  for (const [pattern, target] of Object.entries(exports)) {
    const [before = "", after] = pattern.split("*");
    if (after === undefined || !name.startsWith(before) || !name.endsWith(after)) continue;
    return target.replace("*", name.slice(before.length, name.length - after.length));
  }
  return undefined;
}

function fileAt(root: string, file: string): { to: string } | undefined {
  // The database's client is generated, so its files may not exist yet.
  if (file.includes("/generated/")) return { to: file };
  const place = path.join(root, file);
  return existsSync(place) && statSync(place).isFile() ? { to: file } : undefined;
}

/** Returns the folder with the package.json, such as `packages/db`, `apps/web` or `e2e`. */
export function packageOf(file: string): string {
  const [first = "", second = ""] = file.split("/");
  return first === "apps" || first === "packages" ? `${first}/${second}` : first;
}
