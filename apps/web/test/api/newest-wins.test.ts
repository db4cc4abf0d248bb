import { getQueryKey } from "@trpc/react-query";
import { afterEach, expect, test } from "vitest";
import { queryClient } from "../../src/api/query-client.ts";
import { newerJob, newerJobs } from "../../src/api/newest-wins.ts";
import { trpc } from "../../src/api/trpc.ts";
import { makeJob } from "../job-factory.ts";
import { startLive } from "../live-double.ts";

afterEach(() => queryClient.clear());

test("an older answer that arrives late changes nothing", () => {
  const newer = makeJob({ version: 5, status: "completed" });
  expect(newerJob(newer, makeJob({ version: 4 }))).toBe(newer);
  const newest = makeJob({ version: 6 });
  expect(newerJob(newer, newest)).toEqual(newest);
});

test("a list read before a job began or ended does not bring the old state back", () => {
  const ended = makeJob({ id: "b", version: 5, status: "completed" });
  const begun = makeJob({ id: "c", version: 6, createdAt: "2026-11-22T12:00:09.000Z" });
  const arrived = { jobs: [makeJob({ id: "b", version: 2 }), makeJob({ id: "a", version: 1 })] };
  const { jobs } = newerJobs({ jobs: [begun, ended] }, arrived);
  expect(jobs.map(({ id, version }) => [id, version])).toEqual([
    ["c", 6],
    ["b", 5],
    ["a", 1],
  ]);
});

test("a poll that was sent before the stream reported the end does not bring the running job back", async () => {
  const running = makeJob({ version: 2, status: "processing" });
  const queryKey = getQueryKey(trpc.jobs.get, { jobId: running.id }, "query");
  const answer = Promise.withResolvers<typeof running>();
  const asked = queryClient.prefetchQuery({ queryKey, queryFn: () => answer.promise });
  const at = Date.now();
  const credits = { balance: 2, held: 0, available: 2 };
  const { learn, stop } = startLive();
  learn({ kind: "job", at, credits, job: makeJob({ version: 3, status: "completed" }) });
  stop();
  answer.resolve(running);
  await asked;
  expect(queryClient.getQueryData(queryKey)).toMatchObject({ version: 3, status: "completed" });
});
