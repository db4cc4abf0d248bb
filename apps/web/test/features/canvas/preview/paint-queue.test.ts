import { expect, test, vi } from "vitest";
import { setPenDown } from "../../../../src/features/nail-pictures/index.ts";
import { paintSoon, whenPainted } from "../../../../src/features/canvas/preview/paint-queue.ts";

test("nails are painted in the order of the requests, a slice at a time, without the canceled ones", () => {
  vi.useFakeTimers();
  const painted: string[] = [];
  const slow = (name: string) => () => {
    painted.push(name);
    vi.setSystemTime(Date.now() + 20);
  };
  const clock = vi.spyOn(performance, "now").mockImplementation(() => Date.now());
  paintSoon(slow("first"));
  const takeBack = paintSoon(slow("gone"));
  paintSoon(slow("last"));
  takeBack();
  expect(painted).toEqual([]);
  vi.runOnlyPendingTimers();
  expect(painted).toEqual(["first"]);
  vi.runAllTimers();
  expect(painted).toEqual(["first", "last"]);
  clock.mockRestore();
  vi.useRealTimers();
});

test("no nail is painted while a stroke is drawn, and all are painted afterwards", () => {
  vi.useFakeTimers();
  const painted: string[] = [];
  paintSoon(() => painted.push("before"));
  setPenDown(true);
  paintSoon(() => painted.push("meanwhile"));
  vi.runAllTimers();
  expect(painted).toEqual([]);
  setPenDown(false);
  vi.runAllTimers();
  expect(painted).toEqual(["before", "meanwhile"]);
  vi.useRealTimers();
});

test("a nail that cannot be painted is reported, and those behind it are painted", () => {
  vi.useFakeTimers();
  const reported = vi.fn<(error: unknown) => void>();
  vi.stubGlobal("reportError", reported);
  const painted: string[] = [];
  const fault = new Error("no such nail");
  paintSoon(() => {
    throw fault;
  });
  paintSoon(() => painted.push("behind"));
  whenPainted(() => painted.push("afterwards"));
  vi.runAllTimers();
  expect(painted).toEqual(["behind", "afterwards"]);
  expect(reported.mock.calls).toEqual([[fault]]);
  paintSoon(() => painted.push("later"));
  vi.runAllTimers();
  expect(painted).toEqual(["behind", "afterwards", "later"]);
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
