import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchSilence } from "../src/live/silence-watch.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test("a new stream has 5 s from its first start for its first message; a stream that worked has 10 s", () => {
  const silent = vi.fn<() => void>();
  const silence = watchSilence(silent);
  silence.expect();
  vi.advanceTimersByTime(4_000);
  silence.expect();
  vi.advanceTimersByTime(1_000);
  expect(silent).toHaveBeenCalledTimes(1);

  silence.heard();
  silence.expect();
  vi.advanceTimersByTime(9_000);
  expect(silent).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(silent).toHaveBeenCalledTimes(2);
});

test("a message in time, or the stream's end, means that no silence is reported", () => {
  const silent = vi.fn<() => void>();
  const silence = watchSilence(silent);
  silence.expect();
  silence.heard();
  silence.expect();
  silence.stop();
  vi.advanceTimersByTime(60_000);
  expect(silent).not.toHaveBeenCalled();
});
