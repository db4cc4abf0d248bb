import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import {
  asTyped,
  beginsWithOneThatIsRun,
  BY_CI,
  BY_WORKFLOW,
  isRun,
  QUICK,
} from "./commands/catalogue.ts";
import { commandsInDocuments, commandsInMessages } from "./commands/named.ts";
import { type } from "./commands/type.ts";
import { makeTree, ROOT } from "./tree.ts";

const ANSWER_MS = 60_000;

const folder = mkdtempSync(path.join(tmpdir(), "lacquer-commands-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a test runs every documented command", () => {
  const named = commandsInDocuments(ROOT);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ command }) => !isRun(command))).toEqual([]);
});

test(
  "a test runs every command that the program's own messages name",
  () => {
    const named = commandsInMessages(ROOT);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(({ command }) => !beginsWithOneThatIsRun(command))).toEqual([]);
  },
  ANSWER_MS,
);

test("commands are found in code blocks, between backticks and inside sentences of the code", () => {
  const root = makeTree({
    "docs/a.md": "Type `pnpm one <file>`.\n\n```bash\nnpm two · pnpm three   # as it was\n```\n",
    "apps/server/src/a.ts": 'console.log("It is old: run pnpm four, or wait.");',
    "packages/db/src/a.ts": "console.log(`Run  npm run five <file>  with ${process.version}.`);",
  });
  expect(commandsInDocuments(root).map(({ command }) => command)).toEqual([
    "npm two",
    "pnpm three",
    "pnpm one <file>",
  ]);
  expect(commandsInMessages(root).map(({ command }) => command)).toEqual([
    "pnpm four, or wait.",
    "npm run five <file>  with ",
  ]);
  expect(isRun("pnpm four")).toBe(false);
  expect(beginsWithOneThatIsRun("pnpm dev:all")).toBe(false);
  expect(beginsWithOneThatIsRun("pnpm db:push, or start the server")).toBe(true);
  expect(asTyped("npm run backup <file>")).toBe("npm run backup studio.tar");
});

test("the build machine runs the suites that need more than this machine may have", () => {
  const lines = readFileSync(path.join(ROOT, ".ci", "software"), "utf8").split("\n");
  for (const command of BY_CI) expect(lines.map((line) => line.trim())).toContain(command);
  for (const [command, file] of Object.entries(BY_WORKFLOW)) {
    const workflow = readFileSync(path.join(ROOT, ".github/workflows", file), "utf8");
    expect(workflow).toContain(`- run: ${command}\n`);
  }
});

describe("documented commands on an empty studio, run as printed", () => {
  const place = {
    folder: ROOT,
    path: `${path.join(ROOT, "node_modules", ".bin")}:${process.env["PATH"]}`,
    env: { DATA_DIR: path.join(folder, "data") },
  };
  test.each(Object.entries(QUICK))(
    "%s",
    async (command, { code, output }) => {
      const here = command.replace("studio.tar", path.join(folder, "studio.tar"));
      const answered = await type(here, place);
      expect(answered.output).toMatch(output);
      expect(answered.code).toBe(code);
    },
    ANSWER_MS,
  );
});
