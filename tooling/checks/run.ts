// `node tooling/checks/run.ts <name …>`: prints what is wrong, one line each, and fails if anything is.
import path from "node:path";
import { docPaths } from "./doc-paths.ts";
import { errorDocs } from "./error-docs.ts";
import { importWalls } from "./import-walls.ts";
import { ledgerWrites } from "./ledger-writes.ts";

const CHECKS: Record<string, (root: string) => string[] | Promise<string[]>> = {
  "import-walls": importWalls,
  "ledger-writes": ledgerWrites,
  "doc-paths": docPaths,
  "error-docs": errorDocs,
};

const root = path.resolve(import.meta.dirname, "..", "..");
for (const name of process.argv.slice(2)) {
  const check = CHECKS[name];
  const faults = check ? await check(root) : [`There is no check named ${name}.`];
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}
