import { spawnSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { makeTree, ROOT } from "./tree.ts";

const OXLINT = path.join(ROOT, "node_modules", "oxlint", "bin", "oxlint");

/** Lints one file with the repository's own rules, as if it stood at that place. */
function lint(file: string, text: string): { ok: boolean; output: string } {
  const root = makeTree({ [file]: text });
  copyFileSync(path.join(ROOT, ".oxlintrc.json"), path.join(root, ".oxlintrc.json"));
  const { status, stdout } = spawnSync(process.execPath, [OXLINT, "--deny-warnings"], {
    cwd: root,
    encoding: "utf8",
  });
  return { ok: status === 0, output: stdout };
}

const db = 'import { createClient } from "@lacquer/db";\nconsole.log(createClient);\n';
const queue = 'import { claimJobs } from "@lacquer/db/queue";\nconsole.log(claimJobs);\n';

test.each([
  ["a router imports the database", "packages/api/src/routers/jobs.ts", db],
  [
    "a router imports the driver",
    "packages/api/src/x.ts",
    'import pg from "pg";\nconsole.log(pg);\n',
  ],
  ["the studio imports the database", "apps/web/src/x.ts", db],
  [
    "the studio imports services, at a distance",
    "apps/web/src/x.ts",
    'console.log(await import("@lacquer/services"));\n',
  ],
  [
    "the studio imports values of the api",
    "apps/web/src/x.ts",
    'import { appRouter } from "@lacquer/api";\nconsole.log(appRouter);\n',
  ],
  [
    "contracts import something besides zod",
    "packages/contracts/src/x.ts",
    'import { readFile } from "node:fs/promises";\nconsole.log(readFile);\n',
  ],
  ["contracts import the database", "packages/contracts/src/x.ts", db],
  [
    "nails import something for servers",
    "packages/nails/src/x.ts",
    'import sharp from "sharp";\nconsole.log(sharp);\n',
  ],
  [
    "imaging imports services",
    "packages/imaging/src/x.ts",
    'import { createJob } from "@lacquer/services";\nconsole.log(createJob);\n',
  ],
  ["storage imports the database", "packages/storage/src/x.ts", db],
  [
    "the database imports services",
    "packages/db/src/x.ts",
    'import { createJob } from "@lacquer/services";\nconsole.log(createJob);\n',
  ],
  [
    "services import the api",
    "packages/services/src/x.ts",
    'import { appRouter } from "@lacquer/api";\nconsole.log(appRouter);\n',
  ],
  ["the worker runs the queue's statements itself", "apps/worker/src/x.ts", queue],
  ["the server runs the queue's statements itself", "apps/server/src/x.ts", queue],
  ["another service runs the queue's statements", "packages/services/src/uploads/x.ts", queue],
  [
    "the environment is read outside env.ts",
    "apps/worker/src/x.ts",
    "console.log(process.env.HOME);\n",
  ],
])("lint fails when %s", (_, file, text) => {
  const { ok, output } = lint(file, text);
  expect(output).toMatch(/no-restricted-imports|no-process-env/);
  expect(ok).toBe(false);
});

test.each([
  [
    "the studio's import of the api's types",
    "apps/web/src/x.ts",
    'import type { AppRouter } from "@lacquer/api";\nexport type Router = AppRouter;\n',
  ],
  ["services' import of the database", "packages/services/src/uploads/x.ts", db],
  ["the queue in services/generation", "packages/services/src/generation/x.ts", queue],
  ["the environment in env.ts", "apps/worker/src/env.ts", "console.log(process.env.HOME);\n"],
  [
    "zod and its own files in contracts",
    "packages/contracts/src/x.ts",
    'import { z } from "zod";\nimport { y } from "./y.ts";\nconsole.log(z, y);\n',
  ],
])("lint allows %s", (_, file, text) => {
  expect(lint(file, text)).toMatchObject({ ok: true });
});
