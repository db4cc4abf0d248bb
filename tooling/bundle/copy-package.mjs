import { cpSync, existsSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";

/**
 * Copies an installed package and everything it needs into a plain `node_modules` folder. Packages for other platforms
 * were not installed, so they are not copied. Throws when two versions of one package are needed, because such a folder
 * cannot hold both.
 */
export function copyPackage(name, from, into, copied = new Map()) {
  const source = find(name, from);
  if (source === undefined) return false;
  const { version, dependencies = {}, optionalDependencies = {} } = about(source);
  const before = copied.get(name);
  if (before !== undefined && before !== version) {
    throw new Error(`${name} is needed in the versions ${before} and ${version}.`);
  }
  if (before !== undefined) return true;
  copied.set(name, version);
  cpSync(source, path.join(into, name), {
    recursive: true,
    filter: (file) => !isNested(file, source),
  });
  for (const other of Object.keys(dependencies)) {
    if (other in optionalDependencies) continue;
    if (!copyPackage(other, source, into, copied))
      throw new Error(`${name} needs ${other}, which is not installed.`);
  }
  for (const other of Object.keys(optionalDependencies)) copyPackage(other, source, into, copied);
  return true;
}

function isNested(file, source) {
  return path.relative(source, file).split(path.sep).includes("node_modules");
}

/** Returns the folder of a package, found as Node would find it from the folder `from`. */
function find(name, from) {
  for (let folder = realpathSync(from); ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, "node_modules", name);
    if (existsSync(path.join(candidate, "package.json"))) return realpathSync(candidate);
    if (folder === path.dirname(folder)) return undefined;
  }
}

function about(folder) {
  return JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
}
