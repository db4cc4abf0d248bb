import { expect, test, vi } from "vitest";
import { retryAnswered, retryKey } from "../../../src/features/jobs/retry-key.ts";

test("a retry keeps its key until shortly after its answer, whichever button is pressed", () => {
  vi.useFakeTimers();
  try {
    const first = retryKey("job");
    expect(retryKey("other")).not.toBe(first);
    vi.advanceTimersByTime(20_000);
    expect(retryKey("job")).toBe(first);
    retryAnswered("job");
    vi.advanceTimersByTime(300);
    expect(retryKey("job")).toBe(first);
    vi.advanceTimersByTime(700);
    expect(retryKey("job")).not.toBe(first);
  } finally {
    vi.useRealTimers();
  }
});
