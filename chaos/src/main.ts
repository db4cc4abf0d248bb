import { randomInt } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { promises } from "./promises/index.ts";
import { runPromises } from "./run.ts";
import { table } from "./table.ts";

// Runs the rig: `node chaos/src/main.ts [--long | --short] [--seed N] [--only 5,6] [--report file.json]`. Exit code 1
// means that a promise was broken.
const { values } = parseArgs({
  args: process.argv.slice(2).filter((word) => word !== "--"),
  options: {
    long: { type: "boolean", default: false },
    short: { type: "boolean", default: false },
    seed: { type: "string" },
    only: { type: "string" },
    report: { type: "string" },
  },
});
const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
const only = values.only?.split(",").map(Number);
const length = values.long ? "long" : values.short ? "short" : "default";
const tests = promises.filter(({ number }) => only?.includes(number) ?? true);

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

console.log(`${tests.length} promises, ${length} run, seed ${seed}`);
const rows = await runPromises({
  tests,
  length,
  seed,
  signal: stop.signal,
  onRow: (row) =>
    console.log(
      `${String(row.number).padStart(3)}  ${row.pass ? "pass" : "FAIL"}  ${row.seconds.toFixed(1)} s  ${row.title}`,
    ),
});
console.log(`\n${table(rows, seed)}`);
if (values.report) await writeFile(values.report, JSON.stringify(rows));
process.exit(rows.length === tests.length && rows.every(({ pass }) => pass) ? 0 : 1);
