import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";
import { beforeAll, expect, test } from "vitest";
import { promises } from "../src/promises/index.ts";
import type { Row } from "../src/table.ts";

let rows: Row[] = [];
let output = "";

// The short form of the rig runs once, as its own process. Each promise has a test below that checks its row of the
// result.
beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "lacquer-chaos-report-"));
  const report = path.join(folder, "rows.json");
  const script = path.resolve(import.meta.dirname, "../src/main.ts");
  const run = execa(process.execPath, [script, "--short", "--report", report], {
    all: true,
    reject: false,
  });
  output = (await run).all;
  rows = await readFile(report, "utf8").then(
    (text) => JSON.parse(text) as Row[],
    () => [],
  );
  await rm(folder, { recursive: true, force: true });
});

test.each(promises.map(({ number, title }) => ({ number, title })))(
  "promise $number: $title",
  ({ number }) => {
    const row = rows.find((one) => one.number === number);
    if (!row) throw new Error(`the rig ended before it wrote this row:\n${output}`);
    expect({ pass: row.pass, figure: row.figure, faults: row.faults }).toEqual({
      pass: true,
      figure: row.figure,
      faults: [],
    });
  },
);
