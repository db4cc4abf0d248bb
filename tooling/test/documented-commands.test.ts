import { spawn } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import getPort from "get-port";
import { afterAll, describe, expect, test } from "vitest";
import { ROOT } from "./tree.ts";

/** `npm run test:commands` also runs the commands that serve; `npm test` only those that end at once. */
const WITH_SERVING = process.env["SERVING_COMMANDS"] === "1";
const ANSWER_MS = 60_000;
const READY_MS = 240_000;

const folder = mkdtempSync(path.join(tmpdir(), "lacquer-commands-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a command answers on an empty studio, in the order in which they are run. */
const QUICK: Record<string, { code: number; output: RegExp }> = {
  "pnpm db:push": { code: 0, output: /Migrations: done/ },
  "pnpm lacquer doctor": { code: 1, output: /✓ Migrations: all have run[^]*✗ Workers: none/ },
  "npm run doctor": { code: 1, output: /✗ Workers: none/ },
  "npx pnpm@10.34.8 lacquer doctor": { code: 1, output: /✗ Workers: none/ },
  "npm run --silent doctor -- --json": { code: 1, output: /^\{\n {2}"well": false/ },
  "pnpm lacquer credits grant you@example.com 50": { code: 1, output: /There is no account/ },
  "pnpm lacquer users reset-password you@example.com": { code: 1, output: /There is no account/ },
  "npm run backup studio.tar": { code: 0, output: /studio\.tar holds \d+ rows/ },
  "npm run restore studio.tar": { code: 0, output: /Restored \d+ rows/ },
  "pnpm exec node tooling/checks/run.ts rooms": { code: 0, output: /^$/ },
  "pnpm exec turbo run generate": { code: 0, output: /1 successful/ },
};

/** What is tested here was installed by it. */
const INSTALL = "pnpm install";

/** Until it says that it is ready. */
const SERVING: Record<string, RegExp> = {
  "npm start": /Lacquer is ready at http:\/\/localhost:\d+/,
  "pnpm dev": /Lacquer is ready at http:\/\/localhost:\d+/,
  "pnpm --filter @lacquer/server start": /server is listening/,
  "pnpm --filter @lacquer/worker start": /worker is draining pending jobs/,
};

/** These are whole suites and measurements with runs of their own: here it is only looked whether they exist. */
const LONG =
  /^(npm test|pnpm (build|lint|typecheck|rooms|limits|env-example|docs:check|format|knip|bench|chaos|verify)|npm run test:\w+)\b/;

/** Tests of one folder; it is looked whether folder and files are there. */
const OF_ONE_FOLDER =
  /^pnpm --filter @lacquer\/([\w-]+) (?:typecheck|exec vitest run((?: test\/\S+)*))$/;

/** Commands as the documents print them: in fences and between backticks, without their comments. */
function documented(): string[] {
  const files = globSync(["*.md", "docs/**/*.md", "{apps,packages}/*/README.md", "*/README.md"], {
    cwd: ROOT,
    exclude: ["node_modules"],
  });
  const found = new Set<string>();
  for (const file of files) {
    const text = readFileSync(path.join(ROOT, file), "utf8");
    const fenced = [...text.matchAll(/^```(?:bash|sh)\n([^]*?)^```/gm)].flatMap(([, lines = ""]) =>
      lines.split("\n"),
    );
    const inline = [...text.matchAll(/`([^`\n]+)`/g)].map(([, words = ""]) => words);
    for (const line of [...fenced, ...inline])
      for (const command of line.replace(/\s+#.*$/, "").split(" · "))
        if (/^(npm|pnpm|npx) /.test(command)) found.add(command.trim());
  }
  return [...found];
}

/** A command with its placeholders filled in. */
function asTyped(command: string): string {
  return command
    .replace("<email> <amount>", "you@example.com 50")
    .replace("<email>", "you@example.com")
    .replace(/<file>|before\.tar/, "studio.tar")
    .replace(/ \[.*$/, "");
}

function isKnown(command: string): boolean {
  const typed = asTyped(command);
  const isShort = Object.keys(QUICK).some((whole) => whole.startsWith(`${typed} `));
  const isQuick = isShort || typed === INSTALL || typed in QUICK;
  return isQuick || typed in SERVING || LONG.test(typed) || isOneFolder(typed);
}

function isOneFolder(command: string): boolean {
  const [, name = "", files = ""] = OF_ONE_FOLDER.exec(command) ?? [];
  const [folder] = globSync([`packages/${name}`, `apps/${name}`, name], { cwd: ROOT });
  if (!name || folder === undefined) return false;
  return files
    .split(" ")
    .filter(Boolean)
    .every((file) => existsSync(path.join(ROOT, folder, file)));
}

/** Types a command into a shell, where its person stands, and reads until it ends or says that it is ready. */
async function type(command: string, ready?: RegExp) {
  const bin = path.join(ROOT, "node_modules", ".bin");
  // A group of its own, so that what a shell started is ended with it.
  const child = spawn(command.replace("studio.tar", path.join(folder, "studio.tar")), {
    shell: true,
    cwd: ROOT,
    detached: true,
    env: {
      PATH: `${bin}:${process.env["PATH"]}`,
      HOME: process.env["HOME"],
      DATA_DIR: path.join(folder, "data"),
      PORT: String(await getPort({ host: "127.0.0.1" })),
      METRICS_PORT: "0",
    },
  });
  let output = "";
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const said = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (text: Buffer) => {
        output += text.toString();
        if (ready?.test(output)) resolve();
      });
  });
  await Promise.race([ended, said]);
  if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
  return { code: await ended, output };
}

test("every documented command has its script, and its place among those that are run", () => {
  const { scripts } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const commands = documented();
  expect(commands.length).toBeGreaterThan(20);
  expect(commands.filter((command) => !isKnown(command))).toEqual([]);
  for (const command of commands.filter((one) => LONG.test(one))) {
    const [, name = ""] = /^(?:npm run|npm|pnpm) (\S+)/.exec(command) ?? [];
    expect(Object.keys(scripts)).toContain(name);
  }
});

describe("as printed, on an empty studio", () => {
  test.each(Object.entries(QUICK))(
    "%s",
    async (command, { code, output }) => {
      const answered = await type(command);
      expect(answered.output).toMatch(output);
      expect(answered.code).toBe(code);
    },
    ANSWER_MS,
  );
});

describe.runIf(WITH_SERVING)("as printed, until it is ready", () => {
  test.each(Object.entries(SERVING))(
    "%s",
    async (command, ready) => {
      expect((await type(command, ready)).output).toMatch(ready);
    },
    READY_MS,
  );
});
