// `npm test`: runs every check and every suite one after another, even after failures, and prints one line at the end.
import { turbo } from "./build.mjs";
import { chromium } from "./chromium.mjs";
import { LONG_BROWSER_TESTS } from "./long-tests.mjs";
import { failed, isStopping, stop, stopOnSignals } from "./lifecycle.mjs";
import { step } from "./step.mjs";
import { needsBrowser, runSuite, suites } from "./suites.mjs";

/** Runs a task of turbo.json without the cache, because cached results must not count here. */
const anew = (task) => () => turbo([task], { flags: ["--force"] });

const CHECKS = [
  ["Client generated", () => turbo(["generate"])],
  ["Lint", anew("lint")],
  ["Walls between rooms", anew("walls")],
  ["Format", anew("format:check")],
  ["Types", () => turbo(["typecheck"], { flags: ["--continue"] })],
  ["Unused code", anew("knip")],
  ["Documents", anew("docs:check")],
  ["Build", () => turbo(["build"])],
  // The tests of apps/docs read the site that this makes.
  ["Documents as a site", () => turbo(["docs:build"])],
];

async function main() {
  stopOnSignals(1);
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  const unsteady = [];
  const add = (label, counted) => {
    for (const key of Object.keys(sum)) sum[key] += counted[key];
    unsteady.push(...(counted.unsteady ?? []));
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
  for (const line of unsteady) console.error(`Passed at the second attempt only: ${line}`);
  if (sum.skipped > 0) console.log(`${sum.skipped} skipped`);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  await stop(sum.failed === 0 ? 0 : 1);
}

async function suite(folder) {
  if (!needsBrowser(folder)) return runSuite(folder, {});
  const browser = await chromium();
  if (browser) return runSuite(folder, { CHROME_PATH: browser }, "", LONG_BROWSER_TESTS);
  const why = "no Chromium or Chrome was found; install one, or name it in CHROME_PATH";
  return { passed: 0, failed: 1, skipped: 0, why };
}

main().catch(failed);
