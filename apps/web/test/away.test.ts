import { beforeEach, expect, test } from "vitest";
import { awayWords } from "../src/features/away/away-words.ts";
import { readLastSeen, writeLastSeen } from "../src/features/away/last-seen.ts";
import { unseenEnds } from "../src/features/away/news.ts";
import { titleOf } from "../src/features/away/window-title.ts";
import { makeJob } from "./job-factory.ts";

beforeEach(() => localStorage.clear());

test("only what ended after the last look is news, and what the person canceled never is", () => {
  const at = (minute: number) => `2026-11-22T12:0${minute}:00.000Z`;
  const jobs = [
    makeJob({ id: "new", status: "completed", completedAt: at(5) }),
    makeJob({ id: "failed", status: "failed", completedAt: at(4) }),
    makeJob({ id: "canceled", status: "canceled", completedAt: at(4) }),
    makeJob({ id: "seen", status: "completed", completedAt: at(3) }),
    makeJob({ id: "running", status: "processing" }),
  ];
  expect(unseenEnds(jobs, at(3)).map(({ id }) => id)).toEqual(["new", "failed"]);
});

test("the last look is kept for each person and only moves forward", () => {
  expect(readLastSeen("1")).toBeNull();
  writeLastSeen("1", "2026-11-22T12:05:00.000Z");
  writeLastSeen("1", "2026-11-22T12:01:00.000Z");
  expect(readLastSeen("1")).toBe("2026-11-22T12:05:00.000Z");
  expect(readLastSeen("2")).toBeNull();
});

test("the words and the title count what there is", () => {
  const done = { status: "completed" as const };
  const failed = { status: "failed" as const };
  expect(awayWords([done])).toBe("1 design finished");
  expect(awayWords([done, done, done, failed])).toBe("3 designs finished, 1 failed");
  expect(awayWords([failed, failed])).toBe("2 designs failed");
  expect(titleOf({ running: 2, finished: 1 })).toBe("2 being painted · 1 finished · Lacquer");
  expect(titleOf({ running: 0, finished: 0 })).toBe("Lacquer");
});
