import { expect, test, vi } from "vitest";
import { createRounds } from "../../../src/generation/worker/rounds.ts";

/** Creates rounds with a single tick, at their creation. The next one would be due only in an hour. */
function open(tick: () => Promise<boolean> = () => Promise.resolve(true)) {
  let isBlocked = false;
  const fill = vi.fn<() => Promise<void>>(() => Promise.resolve());
  const onError = vi.fn<(error: unknown) => void>();
  const rounds = createRounds({
    everyMs: 3_600_000,
    tick,
    fill,
    isBlocked: () => isBlocked,
    onError,
  });
  return { rounds, fill, onError, block: (blocked: boolean) => (isBlocked = blocked) };
}

test("the first round begins by itself with a tick, and more follow only when the tick says so", async () => {
  const tick = vi.fn<() => Promise<boolean>>(() => Promise.resolve(false));
  const { rounds, fill } = open(tick);
  await vi.waitFor(() => expect(tick).toHaveBeenCalledTimes(1));
  await rounds.stop();
  expect(fill).not.toHaveBeenCalled();
});

test("a round that is stopped before it begins does nothing", async () => {
  const tick = vi.fn<() => Promise<boolean>>(() => Promise.resolve(true));
  const { rounds, fill } = open(tick);
  await rounds.stop();
  expect(tick).not.toHaveBeenCalled();
  expect(fill).not.toHaveBeenCalled();
});

test("rounds requested during a round become one more round after it", async () => {
  const held = Promise.withResolvers<boolean>();
  const tick = vi.fn<() => Promise<boolean>>(() => held.promise);
  const { rounds, fill } = open(tick);
  await vi.waitFor(() => expect(tick).toHaveBeenCalled());
  for (let time = 0; time < 5; time += 1) rounds.ask();
  expect(fill).not.toHaveBeenCalled();
  held.resolve(true);
  await vi.waitFor(() => expect(fill).toHaveBeenCalledTimes(2));
  await rounds.stop();
  expect(fill).toHaveBeenCalledTimes(2);
  expect(tick).toHaveBeenCalledTimes(1);
});

test("no round runs while nothing can start, and after a failed round, which is reported, others follow", async () => {
  const { rounds, fill, onError, block } = open(() => Promise.reject(new Error("unavailable")));
  await vi.waitFor(() => expect(onError).toHaveBeenCalledTimes(1));
  block(true);
  rounds.ask();
  block(false);
  expect(fill).not.toHaveBeenCalled();
  rounds.ask();
  await vi.waitFor(() => expect(fill).toHaveBeenCalledTimes(1));
  await rounds.stop();
  rounds.ask();
  expect(rounds.isStopped()).toBe(true);
  expect(fill).toHaveBeenCalledTimes(1);
});
