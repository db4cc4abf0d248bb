import { expect, test } from "vitest";
import {
  begunAnew,
  countedAt,
  CURE_MS,
  cureLeft,
  keepProgress,
  lampTurned,
  type Progress,
  progressOf,
  startedOrStopped,
  ticked,
} from "../../../../src/features/craft/card/progress.ts";

const NOW = 1_700_000_000_000;
const begun = (designId: string): Progress => progressOf(designId);

test("ticks and the stopwatch are kept, and another design has its own", () => {
  const running = startedOrStopped(ticked(begun("a"), "prep"), NOW);
  keepProgress(running);
  expect(progressOf("a")).toEqual(running);
  expect(countedAt(progressOf("a"), NOW + 5_000)).toBe(5_000);
  expect(progressOf("b")).toMatchObject({ done: [], counted: 0, runningSince: null });
  expect(ticked(running, "prep").done).toEqual([]);
});

test("the stopwatch counts while it runs alone, and loses nothing to a clock that was set back", () => {
  const running = startedOrStopped(begun("c"), NOW);
  const paused = startedOrStopped(running, NOW + 60_000);
  expect(countedAt(paused, NOW + 600_000)).toBe(60_000);
  const again = startedOrStopped(paused, NOW + 600_000);
  expect(countedAt(again, NOW + 601_000)).toBe(61_000);
  expect(countedAt(again, NOW)).toBe(60_000);
});

test("the lamp stays on for a minute and is turned off by the same button", () => {
  const lit = lampTurned(begun("d"), NOW);
  expect(cureLeft(lit, NOW + 20_000)).toBe(40_000);
  expect(cureLeft(lit, NOW + CURE_MS)).toBe(0);
  expect(cureLeft(lampTurned(lit, NOW + 1_000), NOW + 1_000)).toBe(0);
  expect(cureLeft(lampTurned(lit, NOW + 70_000), NOW + 70_000)).toBe(CURE_MS);
});

test("a set that is started over has no finished steps and keeps its design", () => {
  const done = startedOrStopped(ticked(begun("e"), "prep"), NOW);
  expect(begunAnew(done)).toEqual(begun("e"));
});

test("the newest twenty cards are kept; a damaged text holds none", () => {
  for (let at = 0; at < 25; at += 1) keepProgress(ticked(begun(`n${at}`), "prep"));
  expect(progressOf("n24").done).toEqual(["prep"]);
  expect(progressOf("n5").done).toEqual(["prep"]);
  expect(progressOf("n4").done).toEqual([]);
  localStorage.setItem("lacquer.cards", "[{");
  expect(progressOf("n24").done).toEqual([]);
  localStorage.setItem("lacquer.cards", JSON.stringify([{ designId: "n24", done: [1] }]));
  expect(progressOf("n24").done).toEqual([]);
});
