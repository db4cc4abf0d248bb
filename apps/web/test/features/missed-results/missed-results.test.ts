import { beforeEach, expect, test } from "vitest";
import { missedResultsWords } from "../../../src/features/missed-results/missed-results-words.ts";
import { readLastSeen, writeLastSeen } from "../../../src/features/missed-results/last-seen.ts";
import { endedSince } from "../../../src/features/missed-results/missed-results.ts";
import { makeJob } from "../../job-factory.ts";

beforeEach(() => localStorage.clear());

test("only jobs that ended after the last look are news, and jobs that the person canceled never are", () => {
  const at = (minute: number) => `2026-11-22T12:0${minute}:00.000Z`;
  const jobs = [
    makeJob({ id: "new", status: "completed", completedAt: at(5) }),
    makeJob({ id: "failed", status: "failed", completedAt: at(4) }),
    makeJob({ id: "canceled", status: "canceled", completedAt: at(4) }),
    makeJob({ id: "seen", status: "completed", completedAt: at(3) }),
    makeJob({ id: "running", status: "processing" }),
  ];
  expect(endedSince(jobs, at(3)).map(({ id }) => id)).toEqual(["new", "failed"]);
});

test("the last look is kept for each person and only moves forward", () => {
  expect(readLastSeen("1")).toBeNull();
  writeLastSeen("1", "2026-11-22T12:05:00.000Z");
  writeLastSeen("1", "2026-11-22T12:01:00.000Z");
  expect(readLastSeen("1")).toBe("2026-11-22T12:05:00.000Z");
  expect(readLastSeen("2")).toBeNull();
});

test("the words count the ended jobs", () => {
  const done = { status: "completed" as const };
  const failed = { status: "failed" as const };
  expect(missedResultsWords([done])).toBe("1 design finished");
  expect(missedResultsWords([done, done, done, failed])).toBe("3 designs finished, 1 failed");
  expect(missedResultsWords([failed, failed])).toBe("2 designs failed");
});
