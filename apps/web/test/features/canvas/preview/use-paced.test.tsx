// @vitest-environment happy-dom
import { act, createElement, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { paintSoon } from "../../../../src/features/canvas/preview/paint-queue.ts";
import { usePaced } from "../../../../src/features/canvas/preview/use-paced.ts";

vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Moves a slider through 60 values in one second, and returns the values that `usePaced` passed on. */
async function drag(onTaken: () => void): Promise<number[]> {
  const taken: number[] = [];
  function Paced({ value }: { value: number }) {
    const paced = usePaced(value);
    useEffect(() => {
      taken.push(paced);
      onTaken();
    }, [paced]);
    return null;
  }
  const root = createRoot(document.createElement("div"));
  for (let step = 0; step < 60; step += 1) {
    await act(async () => root.render(createElement(Paced, { value: step })));
    await act(async () => vi.advanceTimersByTimeAsync(1_000 / 60));
  }
  await act(async () => vi.advanceTimersByTimeAsync(1_000));
  await act(async () => root.unmount());
  return taken;
}

test("while a slider moves, the other nails follow at least 20 times a second, and end with its last step", async () => {
  const taken = await drag(() => {});
  expect(taken.length).toBeGreaterThan(20);
  expect(taken.length).toBeLessThan(35);
  expect(taken.at(-1)).toBe(59);
});

test("a step is taken only when the nails of the one before are painted", async () => {
  let painted = 0;
  let taken = 0;
  const steps = await drag(() => {
    expect(painted).toBe(taken);
    taken += 1;
    // Simulates a nail that takes 100 ms to paint on a slow machine.
    paintSoon(() => {
      vi.setSystemTime(Date.now() + 100);
      painted += 1;
    });
  });
  expect(painted).toBe(taken);
  expect(steps.at(-1)).toBe(59);
});
