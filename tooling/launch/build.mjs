import { statSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./environment.mjs";
import { run } from "./step.mjs";

/** Runs tasks of all packages with Turborepo. Packages that have not changed are skipped. */
export function turbo(tasks, { output, flags = [] } = {}) {
  return run(path.join(ROOT, "node_modules", ".bin", "turbo"), ["run", ...tasks, ...flags], {
    cwd: ROOT,
    output,
  });
}

export function build() {
  return turbo(["build"]);
}

/** Generates the database's client, unless it exists and is as new as the schema. */
export async function generate() {
  const folder = path.join(ROOT, "packages", "db");
  const made = changedAt(path.join(folder, "src", "generated", "client.ts"));
  if (made < changedAt(path.join(folder, "prisma", "schema.prisma"))) await turbo(["generate"]);
}

function changedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
