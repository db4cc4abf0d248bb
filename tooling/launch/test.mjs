// `npm test`: every check and every suite, one after the other, however many fail, and one line at the end.
import path from "node:path";
import { turbo } from "./build.mjs";
import { chromium } from "./chromium.mjs";
import { ROOT } from "./environment.mjs";
import { failed, isStopping, stop, stopOnSignals } from "./lifecycle.mjs";
import { run, step } from "./step.mjs";
import { needsBrowser, runSuite, suites } from "./suites.mjs";

const node = (...args) => run(process.execPath, args, { cwd: ROOT });
const tool = (name, ...args) =>
  run(path.join(ROOT, "node_modules", ".bin", name), args, { cwd: ROOT });

const CHECKS = [
  ["Client generated", () => turbo(["generate"])],
  ["Lint", () => tool("oxlint", "--deny-warnings")],
  ["Walls between rooms", () => node("tooling/checks/run.ts", "rooms", "mixed-text", "verbs")],
  ["Format", () => tool("oxfmt", "--check", ".")],
  ["Types", () => turbo(["typecheck"], { flags: ["--continue"] })],
  ["Unused code", () => tool("knip")],
  [
    "Documents",
    () =>
      node("tooling/checks/run.ts", "doc-paths", "error-docs", "limits", "env-example", "readmes"),
  ],
  ["Build", () => turbo(["build"])],
];

async function main() {
  stopOnSignals(1);
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  const add = (label, counted) => {
    for (const key of Object.keys(sum)) sum[key] += counted[key];
    if (counted.failed > 0) failures.push(`${label}: ${counted.why ?? `${counted.failed} failed`}`);
  };

  for (const [label, work] of CHECKS) {
    const counted = await step(label, work).then(
      () => ({ passed: 1, failed: 0, skipped: 0 }),
      (error) => {
        if (!isStopping()) console.error(`${label}: failed\n${error.message}`);
        return { passed: 0, failed: 1, skipped: 0, why: "failed" };
      },
    );
    if (isStopping()) return;
    add(label, counted);
  }
  for (const folder of suites()) {
    const counted = await step(`Tests of ${folder}`, () => suite(folder));
    if (isStopping()) return;
    add(`Tests of ${folder}`, counted);
  }

  for (const line of failures) console.error(line);
  if (sum.skipped > 0) console.log(`${sum.skipped} skipped`);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  await stop(sum.failed === 0 ? 0 : 1);
}

async function suite(folder) {
  if (!needsBrowser(folder)) return runSuite(folder, {});
  const browser = await chromium();
  if (browser) return runSuite(folder, { CHROME_PATH: browser });
  const why = "no Chromium or Chrome was found; install one, or name it in CHROME_PATH";
  return { passed: 0, failed: 1, skipped: 0, why };
}

main().catch(failed);
