import { existsSync, globSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./environment.mjs";
import { run } from "./step.mjs";

const LIMIT_MS = 60 * 60 * 1000;

/** Tests without a database or a browser are run by Turborepo's task `test`, and all others by `test:integration`. */
const SCRIPTS = ["test", "test:integration"];

/** Returns the workspace folders that have tests. Folders that need a browser come last. */
export function suites() {
  const folders = globSync(["packages/*", "tooling", "apps/*", "chaos", "e2e"], { cwd: ROOT });
  const tested = folders.filter((folder) => {
    const file = path.join(ROOT, folder, "package.json");
    const { scripts = {} } = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
    return SCRIPTS.some((name) => scripts[name]);
  });
  return tested.toSorted((a, b) => Number(needsBrowser(a)) - Number(needsBrowser(b)));
}

export function needsBrowser(folder) {
  return folder === "e2e";
}

/**
 * Runs one folder's tests and counts the results. `within` names a separate suite inside the folder, with its own
 * settings, and `without` the test files to leave out. A suite that crashes or finds no test counts as failed.
 */
export async function runSuite(folder, env, within = "", without = []) {
  const cwd = path.join(ROOT, folder);
  const name = path.join(folder, within).replaceAll("/", "-");
  const report = path.join(ROOT, "node_modules", ".cache", `report-${name}.json`);
  rmSync(report, { force: true });
  const vitest = path.join(cwd, "node_modules", "vitest", "vitest.mjs");
  const flags = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  if (within) flags.push("--root", within);
  for (const file of without) flags.push("--exclude", file);
  // On a busy machine, a browser is now and then too late for one step. A failed test is therefore run once more. If it
  // then passes, it is named at the end.
  if (needsBrowser(folder)) flags.push("--retry=1");
  let crashed = false;
  try {
    const options = { cwd, env: { ...process.env, ...env }, output: "shown", limitMs: LIMIT_MS };
    await run(process.execPath, [vitest, ...flags], options);
  } catch {
    // Failed tests are not reported here: vitest has printed them, and the report counts them.
    crashed = true;
  }
  const counted = existsSync(report) ? count(JSON.parse(readFileSync(report, "utf8"))) : undefined;
  if (counted === undefined || counted.total === 0) {
    return { passed: 0, failed: 1, skipped: 0, why: "no test was run" };
  }
  if (crashed && counted.failed === 0) return { ...counted, failed: 1, why: "it crashed" };
  return counted;
}

/**
 * Counts the results in a report of vitest's JSON reporter. A file that failed without a failed test counts as one
 * failed test. `unsteady` lists the tests that passed only at the second attempt, each with the first line of its
 * earlier failure.
 */
export function count(report) {
  const broken = report.testResults.filter(
    (file) =>
      file.assertionResults.length === 0 ||
      (file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed")),
  );
  return {
    total: report.numTotalTests,
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    unsteady: report.testResults
      .flatMap((file) => file.assertionResults)
      .filter((test) => test.status === "passed" && test.failureMessages?.length > 0)
      .map((test) => `${test.fullName}: ${test.failureMessages[0].split("\n")[0]}`),
  };
}
