import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { createFairGate, type GateLimits } from "../../src/limits/fair-gate.ts";

const LIMITS: GateLimits = {
  name: "test",
  room: 2,
  roomPerUser: 2,
  waiting: 20,
  waitingPerUser: 10,
  patienceMs: 60_000,
};

/** Creates a gate with work that ends on command, and records the order in which the work began. */
function openWork(limits: Partial<GateLimits> = {}) {
  const gate = createFairGate({ ...LIMITS, ...limits });
  const begun: string[] = [];
  const leaves: (() => void)[] = [];
  return {
    gate,
    begun,
    leaves,
    ask: (who: string, name: string, amount = 1, signal?: AbortSignal) =>
      gate.enter(who, amount, signal).then((leave) => {
        begun.push(name);
        leaves.push(leave);
      }),
    async endOne() {
      leaves.shift()?.();
      await turn();
    },
  };
}

test("one request of each user has its turn, however many one user makes", async () => {
  const { ask, begun, endOne } = openWork();
  const asked = [1, 2, 3, 4, 5].map((n) => ask("a", `a${n}`));
  asked.push(ask("b", "b1"), ask("b", "b2"), ask("c", "c1"));
  await turn();
  for (let n = 0; n < 8; n += 1) await endOne();
  await Promise.all(asked);
  expect(begun).toEqual(["a1", "a2", "a3", "b1", "c1", "a4", "b2", "a5"]);
});

test("small requests do not overtake a larger one; a request larger than the room goes in alone", async () => {
  const { ask, begun, endOne } = openWork({ room: 10, roomPerUser: 10 });
  const asked = [ask("a", "a6", 6), ask("b", "b12", 12), ask("c", "c1", 1)];
  await turn();
  expect(begun).toEqual(["a6"]);
  await endOne();
  expect(begun).toEqual(["a6", "b12"]);
  await endOne();
  await Promise.all(asked);
  expect(begun).toEqual(["a6", "b12", "c1"]);
});

test("a user at their own limit does not delay the others", async () => {
  const { ask, begun } = openWork({ room: 10, roomPerUser: 2 });
  void ask("a", "a2", 2);
  void ask("a", "later", 1);
  await ask("b", "b1");
  expect(begun).toEqual(["a2", "b1"]);
});

test("a gate with too many waiting refuses: one user's as rate_limited, everybody's as unavailable", async () => {
  const { ask } = openWork({ room: 1, roomPerUser: 1, waitingPerUser: 2, waiting: 3 });
  void ask("a", "inside");
  void ask("a", "a1");
  void ask("a", "a2");
  await expect(ask("a", "a3")).rejects.toMatchObject({ code: "rate_limited", retryAfter: 5 });
  void ask("b", "b1");
  await expect(ask("c", "c1")).rejects.toMatchObject({ code: "unavailable", retryAfter: 5 });
});

test("a caller who leaves or waits too long gives its place to the next", async () => {
  const { ask, begun, endOne, gate } = openWork({ room: 4, roomPerUser: 4, patienceMs: 50 });
  const going = new AbortController();
  void ask("a", "a2", 2);
  const gone = ask("b", "b4", 4, going.signal);
  const next = ask("c", "c2", 2);
  await turn();
  expect(begun).toEqual(["a2"]);
  going.abort(new Error("gone"));
  await expect(gone).rejects.toThrow("gone");
  await next;
  await expect(ask("d", "d1")).rejects.toMatchObject({ code: "unavailable" });
  expect(gate.isCrowded()).toBe(false);
  await endOne();
  await endOne();
  await ask("d", "d4", 4);
  expect(begun).toEqual(["a2", "c2", "d4"]);
});

test("leaving twice frees the room once, and failed work frees it too", async () => {
  const { gate } = openWork({ room: 1, roomPerUser: 1, waiting: 0 });
  const leave = await gate.enter("a");
  leave();
  const second = await gate.enter("a");
  leave();
  await expect(gate.enter("b")).rejects.toMatchObject({ code: "unavailable" });
  second();
  await expect(gate.run("a", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  await gate.run("b", async () => {});
});
