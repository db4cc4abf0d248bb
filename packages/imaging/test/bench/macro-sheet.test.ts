import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const SCRIPT = path.resolve(import.meta.dirname, "../../bench/macro-sheet.ts");

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lacquer-macro-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function draw(...flags: string[]): { status: number | null; stderr: string } {
  const out = path.join(folder, "out");
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, "--out", out, ...flags], {
    encoding: "utf8",
  });
  expect(existsSync(out)).toBe(false);
  return { status, stderr };
}

test("a folder of photos that does not exist is named, and nothing is drawn in its place", () => {
  const missing = path.join(folder, "missing");
  expect(draw("--photos", missing)).toEqual({
    status: 1,
    stderr: `There is no folder ${missing}.\n`,
  });
});

test("a photo that the folder lacks is named", () => {
  expect(draw("--photos", folder, "--photo", "hand@0.5,0.6")).toEqual({
    status: 1,
    stderr: `There is no hand.jpg in ${folder}.\n`,
  });
});

test("a place that is no number and a sheet that does not exist are refused", () => {
  expect(draw("--photos", folder, "--photo", "hand@here")).toEqual({
    status: 1,
    stderr:
      "--photo hand@here: write NAME@x,y, where x,y is the middle of the hand in fractions of the photo.\n",
  });
  expect(draw("--only", "finish")).toEqual({
    status: 1,
    stderr: 'There is no sheet "finish"; there are finishes, patterns, pairs.\n',
  });
});
