import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Follower, watchLeader } from "../../../src/features/live/follower.ts";

const sayHere = vi.fn<(visible: boolean) => void>();
const onLookedAt = vi.fn<() => void>();
const onSilence = vi.fn<() => void>();
let leads = false;
let follower: Follower;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  leads = false;
  follower = watchLeader({ leads: () => leads, sayHere, onLookedAt, onSilence });
});
afterEach(() => {
  follower.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Simulates beats of the leader, two per second. */
function hearBeats(count: number) {
  for (let beat = 0; beat < count; beat += 1) {
    vi.advanceTimersByTime(500);
    follower.heardLeader();
  }
}

test("a follower reports its presence at once, and then only every 5 s while the leader speaks", () => {
  expect(sayHere.mock.calls).toEqual([[true]]);
  hearBeats(9);
  expect(sayHere).toHaveBeenCalledTimes(1);
  hearBeats(3);
  expect(sayHere).toHaveBeenCalledTimes(2);
  expect(onSilence).not.toHaveBeenCalled();
});

test("a follower calls a silent leader, and stops waiting for it after 1.5 s", () => {
  hearBeats(1);
  vi.advanceTimersByTime(1_500);
  expect(sayHere.mock.calls.length).toBeGreaterThan(1);
  expect(onSilence).not.toHaveBeenCalled();
  vi.advanceTimersByTime(500);
  expect(onSilence).toHaveBeenCalled();
});

test("a leading or hidden window does not wait for the leader's beat", () => {
  leads = true;
  vi.advanceTimersByTime(10_000);
  leads = false;
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  vi.advanceTimersByTime(10_000);
  expect(onSilence).not.toHaveBeenCalled();
  expect(sayHere).toHaveBeenCalledTimes(1);
});

test("a window that becomes visible again reports it, and gives the leader time to speak", () => {
  vi.advanceTimersByTime(1_400);
  document.dispatchEvent(new Event("visibilitychange"));
  expect(onLookedAt).toHaveBeenCalledTimes(1);
  expect(sayHere).toHaveBeenLastCalledWith(true);
  vi.advanceTimersByTime(1_000);
  expect(onSilence).not.toHaveBeenCalled();
});
