import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { goBack, onceBack, pushAddress, readAddress } from "../../src/platform/address.ts";

beforeEach(() => {
  vi.useFakeTimers();
  // The browser does not really go back here: each test decides when it has arrived.
  vi.spyOn(window.history, "back").mockReturnValue();
  pushAddress("/design/one", "looks");
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const arriveBack = () => {
  window.history.replaceState({ lacquer: { depth: 0, layer: null } }, "", "/design/one");
  window.dispatchEvent(new PopStateEvent("popstate"));
};

test("what was opened stays if the browser goes back late, in a page that was blocked", () => {
  goBack();
  onceBack(() => pushAddress("/design/one", "history"));
  // After the page was blocked, the timer's task may run before the task that reports that the browser has gone back.
  vi.advanceTimersByTime(1_000);
  arriveBack();
  vi.runAllTimers();
  expect(readAddress()).toMatchObject({ layer: "history", depth: 1 });
});

test("what waits for the browser is done even if the browser ignores the request to go back", () => {
  goBack();
  const act = vi.fn<() => void>();
  onceBack(act);
  vi.runAllTimers();
  expect(act).toHaveBeenCalledTimes(1);
  onceBack(act);
  expect(act).toHaveBeenCalledTimes(2);
});
