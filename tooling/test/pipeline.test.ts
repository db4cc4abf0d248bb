import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT } from "./tree.ts";

const PLANTED = "planted.ts";
const FAULT = "export const planted: any = 1;\n";
const LONG_MS = 300_000;

interface Task {
  taskId: string;
  hash: string;
  inputs: Record<string, string>;
}

/** A copy of the repository with its own cache. Installed packages are linked and not copied. */
const root = mkdtempSync(path.join(tmpdir(), "lacquer-pipeline-"));

beforeAll(() => {
  const left = new Set(["node_modules", "dist", "generated", ".data", ".turbo", ".git"]);
  cpSync(ROOT, root, { recursive: true, filter: (file) => !left.has(path.basename(file)) });
  symlinkSync(path.join(ROOT, "node_modules"), path.join(root, "node_modules"));
  for (const words of [
    ["init", "--quiet"],
    ["add", "--all", "--", ".", ":!node_modules"],
    // Turborepo reads the hashes of a commit. Without a commit, it would hash every file for every task.
    ["-c", "user.name=test", "-c", "user.email=test", "commit", "--quiet", "--message", "Copy"],
  ]) {
    const { status, stderr } = spawnSync("git", words, { cwd: root, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${words.join(" ")} failed.\n${stderr}`);
  }
}, LONG_MS);

afterAll(() => rmSync(root, { recursive: true, force: true }), LONG_MS);

function turbo(...words: string[]): { status: number | null; output: string } {
  const program = path.join(ROOT, "node_modules", ".bin", "turbo");
  const { status, stdout, stderr } = spawnSync(program, ["run", ...words], {
    cwd: root,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"] },
    maxBuffer: 1 << 28,
  });
  return { status, output: words.includes("--dry=json") ? stdout : stdout + stderr };
}

/** Returns the inputs of every task. */
function plan(): Map<string, Task> {
  const { output } = turbo("lint", "walls", "typecheck", "test", "build", "--dry=json");
  const { tasks } = JSON.parse(output) as { tasks: Task[] };
  return new Map(tasks.map((task) => [task.taskId, task]));
}

/** Returns the names of the packages whose task of this kind would run again after a change. */
function rerun(before: Map<string, Task>, after: Map<string, Task>, kind: string): string[] {
  return [...after.values()]
    .filter(({ taskId, hash }) => taskId.endsWith(`#${kind}`) && before.get(taskId)?.hash !== hash)
    .map(({ taskId }) => taskId.slice(0, taskId.indexOf("#")))
    .toSorted();
}

/** Returns the folders of the workspace, and the root. */
function folders(): string[] {
  const text = readFileSync(path.join(ROOT, "pnpm-workspace.yaml"), "utf8");
  const [, list = ""] = /^packages:\n((?: {2}- .*\n)+)/m.exec(text) ?? [];
  const patterns = list.split("\n").map((line) => line.replace(/^ *- /, ""));
  return [".", ...globSync(patterns.filter(Boolean), { cwd: ROOT })];
}

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** Returns a package and all packages that depend on it, directly or indirectly. */
function dependents(name: string): string[] {
  const manifests = folders()
    .filter((folder) => folder !== ".")
    .map((folder) => path.join(ROOT, folder, "package.json"))
    .map((file) => JSON.parse(readFileSync(file, "utf8")) as Manifest);
  const found = new Set([name]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const { name: user, dependencies, devDependencies } of manifests) {
      const uses = Object.keys({ ...dependencies, ...devDependencies });
      if (uses.some((one) => found.has(one))) found.add(user);
    }
  }
  return [...found].toSorted();
}

test(
  "a planted lint error in any folder of the workspace is never a cache hit",
  () => {
    expect(turbo("lint")).toMatchObject({ status: 0 });
    expect(turbo("lint").output).toContain("FULL TURBO");

    const planted = folders().map((folder) => path.join(folder, PLANTED));
    expect(planted.length).toBeGreaterThan(17);
    for (const file of planted) writeFileSync(path.join(root, file), FAULT);
    // Each planted file alone changes the inputs of the task.
    expect(Object.keys(plan().get("//#lint")?.inputs ?? {})).toEqual(
      expect.arrayContaining(planted),
    );
    const { status, output } = turbo("lint");
    expect(status).not.toBe(0);
    expect(planted.filter((file) => !output.includes(`${file}:`))).toEqual([]);
    for (const file of planted) rmSync(path.join(root, file));
  },
  LONG_MS,
);

test(
  "a change reruns its dependents, and nothing else",
  () => {
    const before = plan();
    /** Returns the tasks that run again when a line is added to a file, grouped by kind. */
    const changed = (file: string, ...kinds: string[]) => {
      const place = path.join(root, file);
      const text = existsSync(place) ? readFileSync(place, "utf8") : undefined;
      writeFileSync(place, `${text ?? ""}\n`);
      const after = plan();
      if (text === undefined) rmSync(place);
      else writeFileSync(place, text);
      return kinds.map((kind) => rerun(before, after, kind));
    };
    const onNails = dependents("@lacquer/nails");
    const onDatabase = dependents("@lacquer/db");
    expect(changed("packages/nails/src/new.ts", "typecheck", "build")).toEqual([onNails, onNails]);
    expect(changed("packages/nails/test/new.ts", "typecheck", "test", "build")).toEqual([
      ["@lacquer/nails"],
      ["@lacquer/nails"],
      [],
    ]);
    expect(changed("packages/db/prisma/schema.prisma", "typecheck")).toEqual([onDatabase]);
    expect(changed("chaos/src/new.ts", "typecheck")).toEqual([["@lacquer/chaos"]]);
    expect(changed("docs/new.md", "lint", "walls", "typecheck")).toEqual([[], ["//"], []]);
  },
  LONG_MS,
);
