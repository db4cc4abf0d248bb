import { afterEach, expect, test, vi } from "vitest";
import { followJobs } from "../../../src/features/live/follow-jobs.ts";

afterEach(() => {
  Reflect.deleteProperty(navigator, "locks");
  vi.unstubAllGlobals();
});

test("a window that leaves at the moment it gets the leader's lock opens no stream", async () => {
  let grant = async (): Promise<void> => {};
  Object.defineProperty(navigator, "locks", {
    configurable: true,
    value: {
      request(_name: string, _options: unknown, work: () => Promise<void>) {
        grant = work;
        return new Promise(() => {});
      },
    },
  });
  const opened = vi.fn<() => void>();
  vi.stubGlobal("EventSource", opened);
  const leave = followJobs("1");
  leave();
  await grant();
  expect(opened).not.toHaveBeenCalled();
});
