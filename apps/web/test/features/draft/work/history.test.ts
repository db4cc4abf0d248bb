import { expect, test } from "vitest";
import {
  EMPTY_HISTORY,
  record,
  redo,
  undo,
  type Work,
} from "../../../../src/features/draft/work/history.ts";

const work = (name: string): Work => ({
  originalImage: null,
  nails: [],
  drawing: [{ id: name, color: "#000000", size: 0.01, points: [], erase: false }],
  drawingImageUrl: null,
});
const [a, b, c] = [work("a"), work("b"), work("c")];

test("undo and redo walk the same way back and forth", () => {
  const history = record(record(EMPTY_HISTORY, a, 0), b, 10);
  const first = undo(history, c);
  expect(first?.work).toBe(b);
  const second = first && undo(first.history, first.work);
  expect(second?.work).toBe(a);
  expect(second && undo(second.history, second.work)).toBeNull();
  const again = second && redo(second.history, second.work);
  expect(again?.work).toBe(b);
  expect(again && redo(again.history, again.work)?.work).toBe(c);
});

test("after undo, a new change leaves nothing to redo", () => {
  const back = undo(record(EMPTY_HISTORY, a, 0), b);
  const changed = back && record(back.history, a, 100);
  expect(changed && redo(changed, c)).toBeNull();
});

test("held keys are one step, until they rest or another key comes", () => {
  let history = record(EMPTY_HISTORY, a, 0, "key 0");
  history = record(history, b, 300, "key 0");
  expect(history.past).toEqual([a]);
  expect(record(history, c, 400, "key 1").past).toEqual([a, c]);
  expect(record(history, c, 5_000, "key 0").past).toEqual([a, c]);
});

test("a change after undo is its own step, even under the same key", () => {
  const history = record(record(EMPTY_HISTORY, a, 0), b, 1, "key 0");
  const back = undo(history, c);
  expect(back && record(back.history, b, 2, "key 0").past).toEqual([a, b]);
});

test("the past is kept to a hundred steps", () => {
  let history = EMPTY_HISTORY;
  for (let step = 0; step < 130; step += 1) history = record(history, a, step);
  expect(history.past).toHaveLength(100);
});
