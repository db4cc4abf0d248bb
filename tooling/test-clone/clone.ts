import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT } from "../test/tree.ts";

/** A fresh clone of the last commit, as on a machine where somebody has just cloned the repository. */
export interface Clone {
  /** The folder that contains the clone and other files. Remove it at the end. */
  home: string;
  folder: string;
  /** The PATH of a machine that has this repository's pnpm, but none of the other programs that are installed here. */
  path: string;
}

export function cloneHead(): Clone {
  const home = mkdtempSync(path.join(tmpdir(), "lacquer-clone-"));
  const folder = path.join(home, "lacquer");
  const { status, stderr } = spawnSync("git", ["clone", "--quiet", ROOT, folder], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`The repository could not be cloned.\n${stderr}`);
  const bin = path.join(home, "bin");
  mkdirSync(bin);
  const pnpm = path.join(ROOT, "node_modules", "pnpm", "bin", "pnpm.cjs");
  writeFileSync(path.join(bin, "pnpm"), `#!/bin/sh\nexec node "${pnpm}" "$@"\n`);
  chmodSync(path.join(bin, "pnpm"), 0o755);
  const machines = (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .filter((one) => !one.includes("node_modules"));
  return { home, folder, path: [bin, ...machines].join(path.delimiter) };
}
