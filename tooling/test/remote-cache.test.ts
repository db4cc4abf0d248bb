import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTree, ROOT } from "./tree.ts";

/** The requests that the cache has received: method, path, authorization and team. */
const asked: { method: string; place: string; token: string | undefined; team: string | null }[] =
  [];
const kept = new Map<string, { bytes: Buffer; duration: string | undefined }>();
let cache: Server;

/** Starts a cache that stores what it receives. It speaks Turborepo's protocol. */
beforeAll(async () => {
  cache = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://cache");
    const bytes = Buffer.concat(await request.toArray());
    const { method = "", headers } = request;
    const team = searchParams.get("slug") ?? searchParams.get("teamId");
    asked.push({ method, place: pathname, token: headers.authorization, team });
    if (method === "PUT") {
      kept.set(pathname, { bytes, duration: headers["x-artifact-duration"]?.toString() });
      return void response.writeHead(202).end("{}");
    }
    if (method === "POST") return void response.end("{}");
    const found = kept.get(pathname);
    if (!found) return void response.writeHead(404).end("{}");
    response.writeHead(200, { "x-artifact-duration": found.duration ?? "0" });
    response.end(method === "HEAD" ? undefined : found.bytes);
  });
  await new Promise<void>((resolve) => void cache.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => cache.close(resolve)));

test("the two variables that CI passes on make Turborepo share results through a remote cache", async () => {
  const workflow = readFileSync(path.join(ROOT, ".github/workflows/ci.yml"), "utf8");
  const names = [...workflow.matchAll(/^ {6}(TURBO_\w+): /gm)].map(([, name = ""]) => name);
  expect(names).toEqual(["TURBO_TOKEN", "TURBO_TEAM"]);

  const { packageManager } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
    packageManager: string;
  };
  const root = makeTree({
    ".gitignore": ".turbo\ndist\n",
    "package.json": JSON.stringify({ name: "root", private: true, packageManager }),
    "pnpm-workspace.yaml": "packages:\n  - one\n",
    "pnpm-lock.yaml": "lockfileVersion: '9.0'\nimporters:\n  .: {}\n  one: {}\n",
    "turbo.json": JSON.stringify({ tasks: { build: { outputs: ["dist/**"] } } }),
    "one/package.json": JSON.stringify({
      name: "one",
      scripts: { build: "mkdir -p dist && echo made > dist/made" },
    }),
  });
  const [token, team] = ["a-token", "a-team"];
  const build = async () => {
    const values = [token, team].map((value, index) => [names[index], value] as const);
    const { stdout } = await promisify(execFile)(
      path.join(ROOT, "node_modules", ".bin", "turbo"),
      ["run", "build", "--cache=remote:rw"],
      {
        cwd: root,
        env: {
          PATH: process.env["PATH"],
          HOME: process.env["HOME"],
          TURBO_API: `http://127.0.0.1:${(cache.address() as AddressInfo).port}`,
          ...Object.fromEntries(values),
        },
      },
    );
    return stdout;
  };
  expect(await build()).toMatch(/0 cached, 1 total/);
  expect(kept.size).toBe(1);
  rmSync(path.join(root, "one/dist"), { recursive: true });
  expect(await build()).toMatch(/1 cached, 1 total/);
  expect(readFileSync(path.join(root, "one/dist/made"), "utf8")).toBe("made\n");
  const artifacts = asked.filter(({ method }) => method === "PUT" || method === "GET");
  expect(new Set(artifacts.map((one) => one.token))).toEqual(new Set([`Bearer ${token}`]));
  expect(new Set(artifacts.map((one) => one.team))).toEqual(new Set([team]));
}, 120_000);
