import { spawnSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { makeTree, ROOT } from "./tree.ts";

const OXLINT = path.join(ROOT, "node_modules", "oxlint", "bin", "oxlint");

/** Lints files with the repository's own rules, as if the files were at these paths. */
function lint(files: Record<string, string>): { ok: boolean; output: string } {
  const root = makeTree(files);
  copyFileSync(path.join(ROOT, ".oxlintrc.json"), path.join(root, ".oxlintrc.json"));
  const { status, stdout } = spawnSync(process.execPath, [OXLINT, "--deny-warnings"], {
    cwd: root,
    encoding: "utf8",
  });
  return { ok: status === 0, output: stdout };
}

const long = `export function long() {\n${"  console.log(1);\n".repeat(79)}}\n`;
const useType = (name: string) => `export type { X } from "./${name}";\n`;
const use = (name: string) => `export { x } from "./${name}";\n`;

test.each([
  ["no-process-env", { "apps/worker/src/x.ts": "console.log(process.env.HOME);\n" }],
  ["max-lines-per-function", { "packages/nails/src/x.ts": long }],
  ["filename-case", { "packages/nails/src/someFile.ts": "export {};\n" }],
  ["filename-case", { "apps/web/src/features/x/useThing.ts": "export {};\n" }],
  ["filename-case", { "apps/web/src/features/x/thing-row.tsx": "export {};\n" }],
  ["no-cycle", { "packages/nails/src/a.ts": use("b.ts"), "packages/nails/src/b.ts": use("a.ts") }],
  [
    "no-cycle",
    { "packages/nails/src/a.ts": useType("b.ts"), "packages/nails/src/b.ts": useType("a.ts") },
  ],
])("lint fails by %s: %o", (rule, files) => {
  const { ok, output } = lint(files);
  expect(output).toContain(rule);
  expect(ok).toBe(false);
});

test("lint allows code that keeps its rules", () => {
  const { ok, output } = lint({
    "apps/worker/src/env.ts": "console.log(process.env.HOME);\n",
    "packages/nails/test/x.test.ts": long,
    "apps/web/src/features/x/ThingRow.tsx": "export {};\n",
    "apps/web/src/features/x/use-thing.ts": "export {};\n",
    "apps/web/src/main.tsx": "export {};\n",
  });
  expect({ ok, output }).toMatchObject({ ok: true });
});
