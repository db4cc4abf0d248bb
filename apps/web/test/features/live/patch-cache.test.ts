import type { Job } from "@lacquer/contracts";
import { QueryObserver } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/api/query-client.ts";
import { trpc } from "../../../src/api/trpc.ts";
import { askAgain, forgetAll, learn } from "../../../src/features/live/patch-cache.ts";
import { makeJob } from "../../job-factory.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  forgetAll();
  queryClient.clear();
});

const credits = { balance: 4, held: 0, available: 4 };
const tell = (at: number, job: Partial<Job>) =>
  learn({ kind: "job", at, credits, job: makeJob({ version: at, ...job }) });

test("several statuses from the stream make the window read the queue once; progress does not", () => {
  const key = getQueryKey(trpc.jobs.line);
  const isStale = () => queryClient.getQueryState(key)?.isInvalidated;
  queryClient.setQueryData(key, { running: 0, waiting: 1 });
  tell(1, { status: "processing" });
  tell(2, { status: "completed" });
  vi.advanceTimersByTime(1_000);
  expect(isStale()).toBe(true);

  queryClient.setQueryData(key, { running: 0, waiting: 0 });
  tell(3, { id: "b", status: "processing" });
  vi.advanceTimersByTime(1_000);
  queryClient.setQueryData(key, { running: 1, waiting: 0 });
  tell(4, { id: "b", status: "processing", progress: 40 });
  vi.advanceTimersByTime(1_000);
  expect(isStale()).toBe(false);
});

test("an answer that was under way when a window began to follow is asked for once more", async () => {
  vi.useRealTimers();
  const job = makeJob();
  const queryKey = getQueryKey(trpc.jobs.get, { jobId: job.id }, "query");
  const answers: ((job: Job) => void)[] = [];
  const queryFn = () => new Promise<Job>((resolve) => answers.push(resolve));
  const stop = new QueryObserver(queryClient, { queryKey, queryFn }).subscribe(() => {});
  askAgain();
  expect(answers.length).toBe(1);
  answers[0]?.(job);
  await vi.waitFor(() => expect(answers.length).toBe(2));
  answers[1]?.({ ...job, version: 2, status: "processing" });
  await vi.waitFor(() =>
    expect(queryClient.getQueryData<Job>(queryKey)?.status).toBe("processing"),
  );
  expect(answers.length).toBe(2);
  stop();
});
