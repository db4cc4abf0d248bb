import { globSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { LONG_BROWSER_TESTS } from "../launch/long-tests.mjs";
import { count } from "../launch/suites.mjs";
import { ROOT } from "./tree.ts";

interface Result {
  status: string;
  fullName: string;
  failureMessages: string[];
}

const passed: Result = { status: "passed", fullName: "opens", failureMessages: [] };
const failed: Result = { status: "failed", fullName: "closes", failureMessages: ["Error: no"] };
const report = (files: { status: string; assertionResults: Result[] }[]) => {
  const all = files.flatMap((file) => file.assertionResults);
  return {
    numTotalTests: all.length,
    numPassedTests: all.filter((one) => one.status === "passed").length,
    numFailedTests: all.filter((one) => one.status === "failed").length,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: files,
  };
};

test("passed and failed tests are counted correctly", () => {
  const counted = count(report([{ status: "failed", assertionResults: [passed, failed, passed] }]));
  expect(counted).toEqual({ total: 3, passed: 2, failed: 1, skipped: 0, unsteady: [] });
});

test("a test that passed at its second attempt counts as passed and is named with what failed", () => {
  const again = { ...passed, failureMessages: ["Error: too late\n    at opens.test.ts:3"] };
  const counted = count(report([{ status: "passed", assertionResults: [passed, again] }]));
  expect(counted).toMatchObject({ passed: 2, failed: 0, unsteady: ["opens: Error: too late"] });
});

test("a file that broke outside its tests counts as failed", () => {
  const counted = count(report([{ status: "failed", assertionResults: [passed] }]));
  expect(counted).toMatchObject({ passed: 1, failed: 1 });
});

test("a file without a test counts as failed", () => {
  const counted = count(
    report([
      { status: "passed", assertionResults: [passed] },
      { status: "passed", assertionResults: [] },
    ]),
  );
  expect(counted).toMatchObject({ passed: 1, failed: 1 });
});

test("every long browser test that npm test leaves out is a file of e2e", () => {
  const files = globSync("test/*.test.ts", { cwd: path.join(ROOT, "e2e") });
  expect(files).toEqual(expect.arrayContaining(LONG_BROWSER_TESTS));
  expect(LONG_BROWSER_TESTS.length).toBeLessThan(files.length / 2);
});
