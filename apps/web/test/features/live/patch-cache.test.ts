import type { Job } from "@lacquer/contracts";
import { QueryObserver } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import superjson from "superjson";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { queryClient } from "../../../src/api/query-client.ts";
import { trpc } from "../../../src/api/trpc.ts";
import { askAgain } from "../../../src/features/live/patch-cache.ts";
import { makeJob } from "../../job-factory.ts";
import { startLive } from "../../live-double.ts";

let live: ReturnType<typeof startLive>;

beforeEach(() => {
  vi.useFakeTimers();
  live = startLive();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  live.stop();
  queryClient.clear();
});

const credits = { balance: 4, held: 0, available: 4 };
const tell = (at: number, job: Partial<Job>) =>
  live.learn({ kind: "job", at, credits, job: makeJob({ version: at, ...job }) });

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

test("a job that runs here but is missing from a snapshot is requested, and its end is shown", async () => {
  vi.useRealTimers();
  const job = makeJob({ status: "processing", version: 2 });
  const queryKey = getQueryKey(trpc.jobs.get, { jobId: job.id }, "query");
  queryClient.setQueryData(queryKey, job);
  const asked: string[] = [];
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(new URL(address, "http://studio").pathname);
    const ended = { ...job, status: "completed", version: 3 };
    return Promise.resolve(Response.json([{ result: { data: superjson.serialize(ended) } }]));
  });
  live.learn({ kind: "snapshot", at: Date.now(), credits, jobs: [] });
  await vi.waitFor(() => expect(queryClient.getQueryData<Job>(queryKey)?.status).toBe("completed"));
  expect(asked).toEqual(["/trpc/jobs.get"]);
});

test("a message without newer credits does not bring old credits back", () => {
  const key = getQueryKey(trpc.credits.summary, undefined, "query");
  tell(1, { status: "pending" });
  expect(queryClient.getQueryData(key)).toEqual(credits);
  const spent = { balance: 3, held: 0, available: 3 };
  queryClient.setQueryData(key, spent);
  live.learn({ kind: "line", at: 2, places: { a: 1 } });
  expect(queryClient.getQueryData(key)).toEqual(spent);
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
