import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { waitFor } from "@lacquer/testing";
import { execa } from "execa";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, expect, test } from "vitest";
import { examples, installClient, packClient } from "./empty-folder.ts";
import { startStudio, type Studio } from "./studio.ts";

let studio: Studio;
let folder: string;
let tarball: string;

beforeAll(async () => {
  studio = await startStudio();
  await studio.worker();
  folder = await mkdtemp(path.join(tmpdir(), "lacquer-program-"));
  tarball = await packClient(folder);
  await installClient(folder, tarball);
}, 300_000);
afterAll(async () => {
  await studio.close();
  await rm(folder, { recursive: true, force: true });
});

/**
 * Returns the compiler's errors, except those in @trpc/server itself: its socket types need a package that is not
 * installed here.
 */
async function compile(): Promise<string> {
  const tsc = path.join(folder, "node_modules", "typescript", "bin", "tsc");
  const { stdout } = await execa(process.execPath, [tsc, "-p", "."], {
    cwd: folder,
    reject: false,
  });
  return stdout
    .split("\n")
    .filter((line) => !line.startsWith("node_modules/.pnpm/@trpc+server"))
    .join("\n");
}

async function programEnv() {
  const { apiKey } = await studio.person();
  return { LACQUER_URL: studio.origin, LACQUER_KEY: apiKey };
}

test("publint and are-the-types-wrong find nothing", async () => {
  const bytes = await readFile(tarball);
  const data = new Uint8Array(bytes);
  const { messages, pkg } = await publint({
    strict: true,
    pack: { tarball: data.buffer },
  });
  expect(messages.map((message) => formatMessage(message, pkg as Record<string, unknown>))).toEqual(
    [],
  );
  const analysis = await checkPackage(createPackageFromTarballData(data));
  expect(analysis.types).toMatchObject({ kind: "included" });
  const problems = "problems" in analysis ? analysis.problems : ["no types"];
  // These problems are expected. The package is an ES module, which every Node since 20 can load, and the oldest module
  // resolution does not know `exports`.
  const known = new Set(["CJSResolvesToESM", "NoResolution"]);
  const left = problems.filter(
    (problem) =>
      typeof problem === "string" ||
      !(
        known.has(problem.kind) &&
        (!("resolutionKind" in problem) || !isModern(problem.resolutionKind))
      ),
  );
  expect(left).toEqual([]);
});

const isModern = (resolution: string) => resolution === "node16-esm" || resolution === "bundler";

test("it needs @trpc and zod alone, and names nothing of the server", async () => {
  const installed = path.join(folder, "node_modules", "@lacquer", "client");
  const manifest = JSON.parse(await readFile(path.join(installed, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  expect(Object.keys(manifest.dependencies)).toEqual(["@trpc/client", "@trpc/server", "zod"]);
  const files = await readdir(path.join(installed, "dist"), { recursive: true });
  const texts = await Promise.all(
    files
      .filter((file) => /\.(d\.ts|js)$/.test(file))
      .map((file) => readFile(path.join(installed, "dist", file), "utf8")),
  );
  expect(texts.length).toBeGreaterThan(10);
  const named = texts.flatMap((text) => [...text.matchAll(/(?:from |import\()"([^"./][^"]*)"/g)]);
  expect(new Set(named.map(([, name]) => name))).toEqual(
    new Set(["@trpc/client", "@trpc/server", "zod", "react"]),
  );
});

test("the README's programs compile under strict, libraries checked too; a renamed field breaks them", async () => {
  expect((await examples()).length).toBe(3);
  expect(await compile()).toBe("");
  const types = path.join(folder, "node_modules", "@lacquer", "client", "dist", "app-router.d.ts");
  const text = await readFile(types, "utf8");
  try {
    // This looks like a release in which a field of a router has been renamed.
    await writeFile(types, text.replaceAll("imageCount", "pictureCount"));
    expect(await compile()).toMatch(/example-0\.ts.*'?imageCount'? does not exist/);
    await writeFile(types, text.replaceAll(/\bprogress: number/g, "percent: number"));
    expect(await compile()).toMatch(/example-2\.tsx.*'progress' does not exist/);
  } finally {
    await writeFile(types, text);
  }
});

test("its first program makes image files", async () => {
  const place = path.join(folder, "run");
  await mkdir(place);
  await compile();
  const program = path.join(folder, "out", "example-0.js");
  await execa(process.execPath, [program], {
    cwd: place,
    env: await programEnv(),
    extendEnv: false,
  });
  const files = (await readdir(place)).toSorted();
  expect(files).toEqual(["nails-0.jpg", "nails-1.jpg"]);
  for (const file of files) {
    const bytes = await readFile(path.join(place, file));
    expect(Array.from(bytes.subarray(0, 3))).toEqual([0xff, 0xd8, 0xff]);
  }
});

test("its second program tells every end, and goes on after its bookmark", async () => {
  const place = path.join(folder, "follow");
  await mkdir(place);
  await compile();
  const env = await programEnv();
  const follow = () =>
    execa(process.execPath, [path.join(folder, "out", "example-1.js")], {
      cwd: place,
      env,
      extendEnv: false,
      reject: false,
    });
  const create = async () => {
    const response = await fetch(`${env.LACQUER_URL}/api/generate-nail-design-job`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${env.LACQUER_KEY}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ prompt: "sage" }),
    });
    return ((await response.json()) as { jobId: string }).jobId;
  };
  const told: string[] = [];
  const linesOf = (program: ReturnType<typeof follow>) =>
    program.stdout?.on("data", (chunk: Buffer) =>
      told.push(...chunk.toString().trim().split("\n")),
    );
  const streams = async () => {
    const metrics = await fetch(`http://127.0.0.1:${studio.metricsPort}/metrics`);
    return /^lacquer_live_streams (\d+)/m.exec(await metrics.text())?.[1];
  };

  const first = follow();
  linesOf(first);
  await waitFor("its stream", async () => (await streams()) === "1");
  const one = await create();
  await waitFor("the first end", () => told.includes(`${one} completed`));
  await waitFor("the bookmark", () => readFile(path.join(place, "bookmark")).catch(() => null));
  first.kill("SIGKILL");
  await first;
  const two = await create();
  const second = follow();
  linesOf(second);
  await waitFor("the missed end", () => told.includes(`${two} completed`));
  second.kill("SIGKILL");
  await second;
  expect(told).toEqual([`${one} completed`, `${two} completed`]);
});
