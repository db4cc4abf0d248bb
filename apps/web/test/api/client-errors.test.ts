import { afterEach, beforeEach, expect, test, vi } from "vitest";

const fetched = vi.fn<(url: string, options: RequestInit) => Promise<Response>>();
let stop: () => void = () => {};
let report: (thrown: unknown) => void = () => {};

/** Each test simulates a new page load, so that earlier reports are forgotten. */
beforeEach(async () => {
  vi.resetModules();
  fetched.mockReset().mockResolvedValue(new Response(null, { status: 204 }));
  vi.stubGlobal("fetch", fetched);
  const errors = await import("../../src/api/client-errors.ts");
  stop = errors.reportUnhandledErrors();
  report = errors.reportClientError;
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const bodies = () => fetched.mock.calls.map(([, { body }]) => JSON.parse(String(body)));

function rejectUnhandled(reason: unknown) {
  window.dispatchEvent(Object.assign(new Event("unhandledrejection"), { reason }));
}

test("unhandled errors and rejections are sent to the server with their stack", () => {
  window.dispatchEvent(new ErrorEvent("error", { error: new TypeError("it is gone") }));
  rejectUnhandled("no reason given");
  expect(fetched.mock.calls[0]?.[0]).toBe("/api/client-errors");
  expect(fetched.mock.calls[0]?.[1]).toMatchObject({ method: "POST", keepalive: true });
  expect(bodies()).toEqual([
    {
      message: "TypeError: it is gone",
      stack: expect.stringContaining("client-errors.test.ts"),
      path: window.location.pathname,
      version: "client-errors.ts",
    },
    { message: "no reason given", path: window.location.pathname, version: "client-errors.ts" },
  ]);
});

test("each error is sent once, and at most five for each page load", () => {
  const error = new Error("again and again");
  report(error);
  report(error);
  expect(fetched).toHaveBeenCalledTimes(1);
  for (let index = 0; index < 10; index += 1) report(`number ${index}`);
  expect(fetched).toHaveBeenCalledTimes(5);
});

test("reports hold no signature of a link, and nothing longer than a log line should be", () => {
  const error = new Error(
    `https://studio.test/files/a?token=secret#part and /files/b?w=1&token=secret ${"x".repeat(900)}`,
  );
  error.stack = `Error\n at f (https://studio.test/assets/index-1.js?token=secret:10:4)\n${"y".repeat(9_000)}`;
  report(error);
  const [{ message, stack }] = bodies();
  expect(message).toContain("https://studio.test/files/a and /files/b x");
  expect(stack).toContain("index-1.js:10:4");
  expect(`${message}${stack}`).not.toContain("secret");
  expect(message).toHaveLength(500);
  expect(stack).toHaveLength(4_000);
});

test("nothing is sent while offline, and the same error is sent once the network is back", () => {
  const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  report("lost");
  expect(fetched).not.toHaveBeenCalled();
  online.mockReturnValue(true);
  report("lost");
  expect(fetched).toHaveBeenCalledTimes(1);
});

test("reporting never throws, whatever was thrown and whatever happens to the report", async () => {
  fetched.mockRejectedValue(new TypeError("Failed to fetch"));
  report("unheard");
  fetched.mockImplementation(() => {
    throw new Error("no fetch here");
  });
  report("unsent");
  for (const thrown of [Object.create(null), undefined, new Error("")]) {
    expect(() => report(thrown)).not.toThrow();
  }
  // An unhandled rejection makes this file fail only after the current task, so the test waits for the next one.
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
});
