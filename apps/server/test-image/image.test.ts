import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  globSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { packageFolder } from "@lacquer/db";
import { createClient, freePort, waitFor } from "@lacquer/testing";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { makeDatabase, makeImage } from "../test-bundle/studio.ts";
import { BASE_ENV, makeBase } from "./base.ts";
import { buildImage, type Image } from "./interpreter.ts";
import { enter } from "./root.ts";

const context = path.resolve(packageFolder(), "..", "..");
const cache = path.join(context, "node_modules", ".cache", "lacquer-image");
const home = mkdtempSync(path.join(tmpdir(), "lacquer-image-"));
let image: Image;

beforeAll(async () => {
  const base = path.join(home, "base");
  const store = path.join(cache, "store");
  mkdirSync(store, { recursive: true });
  await makeBase(path.join(cache, "debian"), base);
  image = await buildImage({ context, home, base, baseEnv: BASE_ENV, cache: store });
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Starts a container: the image's entry point as the image's user, with only its volume and /tmp writable. */
async function start(words: string[], env: Record<string, string>) {
  const data = path.join(home, "data");
  if (!existsSync(data)) {
    mkdirSync(data);
    chownSync(data, 1_000, 1_000);
  }
  const { root, user, folder, entrypoint, volumes } = image;
  const child = enter([...entrypoint, ...words], {
    root,
    user,
    folder,
    env: { ...image.env, HOME: "/", ...env },
    mounts: volumes.map((to) => ({ from: data, to })),
    readOnly: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const until = async (text: string) => {
    await waitFor(text, () => child.exitCode !== null || output.includes(text), { seconds: 120 });
    expect(output).toContain(text);
  };
  /** Sends a signal to the container's first process, as `docker stop` does. */
  const stop = () => {
    const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8");
    process.kill(Number(children.trim()), "SIGTERM");
    return ended;
  };
  return { ended, until, stop, output: () => output };
}

async function settings(): Promise<Record<string, string> & { PUBLIC_URL: string }> {
  const port = String(await freePort());
  return {
    DATABASE_URL: await makeDatabase(inject("postgres").url),
    AUTH_SECRET: randomBytes(32).toString("base64"),
    PUBLIC_URL: `http://localhost:${port}`,
    PORT: port,
    METRICS_PORT: "0",
  };
}

test("both stages begin from the base that the stand-in replaces, at an exact version", () => {
  const wanted = `node:${process.versions.node}-bookworm-slim`;
  expect(image.bases).toEqual([wanted, wanted]);
});

test("the image holds the bundle and nothing of the repository, its tools or its sources", () => {
  const { root, folder } = image;
  const bundle = path.join(root, folder);
  const bytes = globSync("**/*", { cwd: bundle })
    .map((file) => lstatSync(path.join(bundle, file)))
    .filter((file) => file.isFile())
    .reduce((sum, { size }) => sum + size, 0);
  console.log(`the layer of the bundle: ${(bytes / 1_048_576).toFixed(1)} MB`);
  expect(bytes).toBeLessThan(120 * 1_048_576);
  expect(globSync("{src,store,out,root/.npmrc}", { cwd: root })).toEqual([]);
  // Installed packages may contain types.
  const sources = globSync("**/*.{ts,tsx,map}", { cwd: bundle });
  expect(sources.filter((file) => !file.includes("node_modules"))).toEqual([]);
  expect(existsSync(path.join(bundle, ".env"))).toBe(false);
});

test("what the image runs belongs to root, so its user can change nothing", () => {
  const { root, folder, user } = image;
  expect(user).toBe("1000:1000");
  const owners = globSync("**/*", { cwd: path.join(root, folder) }).map(
    (file) => lstatSync(path.join(root, folder, file)).uid,
  );
  expect(new Set(owners)).toEqual(new Set([0]));
});

test("read-only and as its own user, it makes an image of a job, and drains when it is stopped", async () => {
  const env = await settings();
  const container = await start(image.command, env);
  await container.until("Lacquer is ready at");
  const origin = env.PUBLIC_URL;
  const page = await createClient(origin).send("/");
  expect(page.bytes.toString()).toContain("<title>Lacquer");
  expect((await makeImage(origin)).length).toBeGreaterThan(10_000);
  expect(await container.stop()).toBe(0);
});

test("server and workers run as containers of their own, after the migrations", async () => {
  const env = await settings();
  const migrations = await start(["db-push"], env);
  expect({ code: await migrations.ended, said: migrations.output() }).toMatchObject({ code: 0 });
  const server = await start(["server"], env);
  const workers = await Promise.all([start(["worker"], env), start(["worker"], env)]);
  await server.until("server is listening");
  for (const worker of workers) await worker.until("worker is running pending jobs");
  expect((await makeImage(env.PUBLIC_URL)).length).toBeGreaterThan(10_000);
  const codes = await Promise.all([server, ...workers].map((container) => container.stop()));
  expect(codes).toEqual([0, 0, 0]);
});
