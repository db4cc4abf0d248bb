import { mkdtemp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { waitFor } from "@lacquer/testing";
import { execa } from "execa";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { installClient, packClient } from "../test/empty-folder.ts";
import { startStudio, type Studio } from "../test/studio.ts";

/** `npm run test:runtimes` installs these programs and names their files. */
const { deno, bun } = inject("runtimes");
const RUNTIMES = [
  { name: "Deno", file: deno, words: ["run", "--allow-all"] },
  { name: "Bun", file: bun, words: ["run"] },
];

let studio: Studio;
let folder: string;

beforeAll(async () => {
  studio = await startStudio();
  await studio.worker();
  folder = await mkdtemp(path.join(tmpdir(), "lacquer-program-"));
  await installClient(folder, await packClient(folder));
});
afterAll(async () => {
  await studio.close();
  await rm(folder, { recursive: true, force: true });
});

test.each(RUNTIMES)("in $name the README's first program makes image files", async (runtime) => {
  const { apiKey } = await studio.person();
  const place = path.join(folder, runtime.name);
  await mkdir(place);
  // Both run TypeScript, so the program runs exactly as printed.
  await execa(runtime.file, [...runtime.words, path.join(folder, "example-0.ts")], {
    cwd: place,
    env: { LACQUER_URL: studio.origin, LACQUER_KEY: apiKey },
  });
  const files = (await readdir(place)).toSorted();
  expect(files).toEqual(["nails-0.jpg", "nails-1.jpg"]);
  for (const file of files) {
    const bytes = await readFile(path.join(place, file));
    expect(Array.from(bytes.subarray(0, 3))).toEqual([0xff, 0xd8, 0xff]);
  }
});

async function openStreams(): Promise<string | undefined> {
  const metrics = await fetch(`http://127.0.0.1:${studio.metricsPort}/metrics`);
  return /^lacquer_live_streams (\d+)/m.exec(await metrics.text())?.[1];
}

test.each(RUNTIMES)("in $name the README's second program tells an end", async (runtime) => {
  const { apiKey, visitor } = await studio.person();
  const place = path.join(folder, `${runtime.name}-follow`);
  await mkdir(place);
  await waitFor("no stream of an earlier program", async () => (await openStreams()) === "0");
  const program = execa(runtime.file, [...runtime.words, path.join(folder, "example-1.ts")], {
    cwd: place,
    env: { LACQUER_URL: studio.origin, LACQUER_KEY: apiKey },
    reject: false,
    detached: true,
  });
  let told = "";
  program.stdout.on("data", (chunk: Buffer) => (told += chunk.toString()));
  try {
    await waitFor("its stream", async () => (await openStreams()) === "1");
    const { body } = await visitor.send<{ jobId: string }>("/api/generate-nail-design-job", {
      json: { prompt: "sage", imageCount: 1 },
    });
    await waitFor("the end", () => told.includes("\n"));
    expect(told).toBe(`${body.jobId} completed\n`);
  } finally {
    // Ends the whole group, because the installed program may be a script that starts the real one.
    if (program.pid) process.kill(-program.pid, "SIGKILL");
    await program;
  }
});
