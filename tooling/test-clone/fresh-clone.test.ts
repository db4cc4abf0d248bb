import { spawnSync } from "node:child_process";
import { accessSync, constants, copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { GOES_ON, IN_CLONE } from "../test/commands/catalogue.ts";
import { type } from "../test/commands/type.ts";
import { cloneHead } from "./clone.ts";
import { documentedRequests, filledIn } from "./requests.ts";

const clone = cloneHead();
afterAll(() => rmSync(clone.home, { recursive: true, force: true }));

const CRON_SECRET = "a-secret-of-thirty-two-characters";
const place = {
  folder: clone.folder,
  path: clone.path,
  env: { DATA_DIR: path.join(clone.home, "data"), CRON_SECRET },
};
/** These lines of the workflow are skipped: they run whole suites, and the last is this test itself. */
const LEFT_OUT = [".ci/run", ".ci/software", "npm run test:browser", "npm run test:clone"];

function linesOfWorkflow(): string[] {
  const text = readFileSync(path.join(clone.folder, ".github/workflows/ci.yml"), "utf8");
  return [...text.matchAll(/^\s*(?:- )?run: *(.*)$/gm)].map(([, line = ""]) => line);
}

test("the workflow's lines run as they are written", async () => {
  const lines = linesOfWorkflow();
  expect(lines.length).toBeGreaterThan(3);
  expect(lines).toEqual(expect.arrayContaining(LEFT_OUT));
  accessSync(path.join(clone.folder, ".ci/run"), constants.X_OK);
  for (const line of lines.filter((one) => !LEFT_OUT.includes(one))) {
    const { code, output } = await type(line, place);
    expect({ line, code, output: code === 0 ? "" : output }).toEqual({ line, code: 0, output: "" });
  }
});

test("an install generates the client, and generates it again after it was lost", async () => {
  const client = path.join(clone.folder, "packages/db/src/generated");
  expect(existsSync(path.join(client, "client.ts"))).toBe(true);
  rmSync(client, { recursive: true });
  expect((await type("pnpm install --frozen-lockfile", place)).code).toBe(0);
  expect(existsSync(path.join(client, "client.ts"))).toBe(true);
});

test.each(Object.entries(IN_CLONE))("%s", async (command, { code, output }) => {
  const answered = await type(command, place);
  expect(answered.output).toMatch(output);
  expect(answered.code).toBe(code);
});

test("these lines change no file that git keeps", () => {
  const { stdout } = spawnSync("git", ["status", "--short"], {
    cwd: clone.folder,
    encoding: "utf8",
  });
  expect(stdout).toBe("");
});

test.each(Object.entries(GOES_ON))("%s runs until its ready line", async (command, until) => {
  expect((await type(command, place, until)).output).toMatch(until);
});

test("the documents' requests are answered, one after another", async () => {
  copyFileSync(path.join(clone.folder, "docs", "studio.png"), path.join(clone.folder, "hand.jpg"));
  const requests = documentedRequests(clone.folder);
  expect(requests.length).toBeGreaterThan(7);
  let asked = 0;
  await type("npm start", place, GOES_ON["npm start"], async (port) => {
    let said = "";
    // Makes curl end with an error when a request is refused, so that no refusal counts as an answer.
    const ask = async (request: string, env: Record<string, string>) => {
      const line = `curl() { command curl -sS --fail-with-body "$@"; }; ${request}`;
      const { code, output } = await type(line, { ...place, env: { ...place.env, ...env } });
      expect({ request, code, output: code === 0 ? "" : output }).toEqual({
        request,
        code: 0,
        output: "",
      });
      return output;
    };
    for (const request of requests) {
      const key = request.includes("$LACQUER_KEY") ? await newKey(port, ask) : "";
      said += await ask(filledIn(request, port, said), { LACQUER_KEY: key });
      asked += 1;
    }
  });
  expect(asked).toBe(requests.length);
});

/** Makes an API key in the same way as the studio. */
async function newKey(
  port: string,
  ask: (request: string, env: Record<string, string>) => Promise<string>,
): Promise<string> {
  const body = JSON.stringify({ json: { name: "readme" } });
  const answer = await ask(
    `curl -b jar -H 'content-type: application/json' -d '${body}' localhost:${port}/trpc/keys.create`,
    {},
  );
  return /"key":"([^"]+)"/.exec(answer)?.[1] ?? "";
}
