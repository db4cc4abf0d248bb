import { execFileSync } from "node:child_process";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createGiveBack } from "../../src/http/give-back-memory.ts";

const MB = 1024 * 1024;
const QUIET_MS = 3_000;
const IDLE = 200 * MB;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/**
 * Simulates a process that needs 200 MB when idle. Requests use more, and their memory remains as garbage until it is
 * collected.
 */
function openProcess() {
  const memory = { held: 0, garbage: 0, collections: 0 };
  const begin = createGiveBack({
    bytes: () => IDLE + memory.held + memory.garbage,
    collect() {
      memory.collections += 1;
      memory.garbage = 0;
    },
  });
  return {
    memory,
    /** Starts a request that uses this much memory. Call the result to end the request. */
    request(bytes: number) {
      memory.held += bytes;
      const end = begin();
      return () => {
        memory.held -= bytes;
        memory.garbage += bytes;
        end();
      };
    },
  };
}

test("garbage is collected once no large request has ended for three seconds", () => {
  const { memory, request } = openProcess();
  for (let nth = 0; nth < 5; nth += 1) {
    request(20 * MB)();
    vi.advanceTimersByTime(QUIET_MS - 1);
  }
  expect(memory).toMatchObject({ collections: 0, garbage: 100 * MB });
  vi.advanceTimersByTime(1);
  expect(memory).toMatchObject({ collections: 1, garbage: 0 });
});

test("little garbage is left alone", () => {
  const { memory, request } = openProcess();
  request(100 * MB)();
  vi.advanceTimersByTime(3 * QUIET_MS);
  request(10 * MB)();
  vi.advanceTimersByTime(3 * QUIET_MS);
  expect(memory).toMatchObject({ collections: 1, garbage: 10 * MB });
});

test("a request that runs while the memory is looked at does not pass for what an idle process needs", () => {
  const { memory, request } = openProcess();
  request(100 * MB)();
  vi.advanceTimersByTime(QUIET_MS);
  const end = request(300 * MB);
  vi.advanceTimersByTime(2 * QUIET_MS);
  end();
  vi.advanceTimersByTime(3 * QUIET_MS);
  expect(memory).toMatchObject({ collections: 2, garbage: 0 });
});

test("nor does one that began and ended meanwhile", () => {
  const { memory, request } = openProcess();
  request(100 * MB)();
  vi.advanceTimersByTime(QUIET_MS);
  request(300 * MB)();
  vi.advanceTimersByTime(3 * QUIET_MS);
  expect(memory).toMatchObject({ collections: 2, garbage: 0 });
});

test("under steady load much garbage is collected at once, but not more than once a second", () => {
  const { memory, request } = openProcess();
  request(20 * MB)();
  vi.advanceTimersByTime(3 * QUIET_MS);
  expect(memory.collections).toBe(1);
  for (let nth = 0; nth < 20; nth += 1) {
    request(20 * MB)();
    vi.advanceTimersByTime(250);
  }
  expect(memory.collections).toBe(5);
  expect(memory.garbage).toBeLessThan(100 * MB);
});

test("the pages that a collection empties are the machine's again at once", () => {
  const file = new URL("../../src/http/give-back-memory.ts", import.meta.url).href;
  const script = `
    const { collectGarbage } = await import(${JSON.stringify(file)});
    let kept = Array.from({ length: 600_000 }, (_, nth) => ({ nth, text: "text " + nth }));
    const full = process.memoryUsage.rss();
    kept = undefined;
    collectGarbage();
    console.log(full - process.memoryUsage.rss());
  `;
  const freed = Number(execFileSync(process.execPath, ["--input-type=module", "-e", script]));
  expect(freed).toBeGreaterThan(30 * MB);
});
