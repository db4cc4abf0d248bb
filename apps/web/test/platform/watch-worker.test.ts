import { expect, test, vi } from "vitest";
import { onLostWorker, watchWorker } from "../../src/platform/watch-worker.ts";

class FakeWorker extends EventTarget {
  posted: unknown[] = [];
  isEnded = false;
  postMessage(message: unknown) {
    this.posted.push(message);
  }
  terminate() {
    this.isEnded = true;
  }
}

test("a web worker whose file is gone is reported once, and later messages to it fail at once", () => {
  const fake = new FakeWorker();
  const onLost = vi.fn<() => void>();
  const anywhere = vi.fn<() => void>();
  const stop = onLostWorker(anywhere);
  const worker = watchWorker<string>(fake as unknown as Worker, { onMessage: () => {}, onLost });
  worker.post("before");
  fake.dispatchEvent(new Event("error"));
  fake.dispatchEvent(new Event("messageerror"));
  expect(onLost).toHaveBeenCalledTimes(1);
  expect(anywhere).toHaveBeenCalledTimes(1);
  expect(worker.isLost).toBe(true);
  expect(fake.isEnded).toBe(true);
  expect(() => worker.post("after")).toThrow("lost");
  expect(fake.posted).toEqual(["before"]);
  stop();
});
