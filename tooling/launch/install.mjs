import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./environment.mjs";
import { Fault, stopOnSignals } from "./lifecycle.mjs";
import { run, step } from "./step.mjs";

export const PINNED_NODE = path.join(ROOT, "node_modules", "node", "bin", "node");
const STAMP = path.join(ROOT, "node_modules", ".lacquer-installed");

/** Installs the packages, unless exactly these packages are already installed. */
export async function install({ quietWhenDone }) {
  const wanted = fingerprint();
  if (existsSync(PINNED_NODE) && read(STAMP) === wanted) {
    if (!quietWhenDone) console.log("Packages: already installed");
    return;
  }
  stopOnSignals();
  const { packageManager } = JSON.parse(read(path.join(ROOT, "package.json")));
  await step("Installing packages", () =>
    run("npx", ["--yes", packageManager, "install", "--frozen-lockfile"], {
      cwd: ROOT,
      env: { ...process.env, CI: "1", npm_config_engine_strict: undefined },
    }).catch((error) => {
      throw new Fault(
        `${error.message}\nThe packages could not be installed. Is the registry reachable?`,
      );
    }),
  );
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, wanted);
}

/** Returns a value that changes whenever another set of packages would be installed. */
function fingerprint() {
  const hash = createHash("sha256");
  hash.update(`${process.platform} ${process.arch}`);
  const folders = ["", "tooling", "tooling/turbo", "chaos", "e2e"];
  for (const parent of ["apps", "packages"]) {
    for (const name of readdirSync(path.join(ROOT, parent))) folders.push(path.join(parent, name));
  }
  const files = folders.map((folder) => path.join(folder, "package.json"));
  for (const file of ["pnpm-lock.yaml", "pnpm-workspace.yaml", ...files]) {
    hash.update(`\n${file}\n${read(path.join(ROOT, file))}`);
  }
  return hash.digest("hex");
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
