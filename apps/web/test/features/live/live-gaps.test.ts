import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { offline, RequestError } from "../../../src/api/errors.ts";
import { queryClient } from "../../../src/api/query-client.ts";
import { snapshotDue } from "../../../src/features/live/snapshot-due.ts";
import { whenBack } from "../../../src/features/live/when-back.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  queryClient.clear();
});

const ask = (answer: () => Promise<string>) =>
  queryClient
    .fetchQuery({ queryKey: ["question"], queryFn: answer, retry: false, staleTime: 0 })
    .catch(() => {});
const refuse = (error: Error) => () => Promise.reject(error);

test("the first answer after an outage reports its end once; a refusal is not an outage", async () => {
  const back = vi.fn<() => void>();
  const stop = whenBack(back);
  const refusal = new RequestError({ code: "job_not_found", message: "No such job." });
  await ask(refuse(refusal));
  await ask(() => Promise.resolve("one"));
  expect(back).not.toHaveBeenCalled();

  await ask(refuse(offline()));
  queryClient.setQueryData(["question"], "told by the stream");
  expect(back).not.toHaveBeenCalled();
  await ask(() => Promise.resolve("two"));
  await ask(() => Promise.resolve("three"));
  expect(back).toHaveBeenCalledTimes(1);

  stop();
  await ask(refuse(offline()));
  await ask(() => Promise.resolve("four"));
  expect(back).toHaveBeenCalledTimes(1);
});

test("a window polls only when a new leader brings no snapshot within a second", () => {
  const asks = vi.fn<() => void>();
  const due = snapshotDue(asks);
  due.expect();
  vi.advanceTimersByTime(900);
  due.came();
  vi.advanceTimersByTime(5_000);
  expect(asks).not.toHaveBeenCalled();

  due.expect();
  due.expect();
  vi.advanceTimersByTime(5_000);
  expect(asks).toHaveBeenCalledTimes(1);
});
