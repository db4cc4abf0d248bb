import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyDraft } from "../../../../src/features/tabs/empty-draft.ts";
import type { Undoable } from "../../../../src/features/tabs/history/change.ts";
import {
  emptyHistory,
  type History,
  recorded,
  STEPS_MAX,
  walk,
} from "../../../../src/features/tabs/history/steps.ts";
import type { Stroke } from "../../../../src/features/tabs/types.ts";

const stroke = (id: string): Stroke => ({
  id,
  color: "#000000",
  size: 0.01,
  points: [],
  erase: false,
});

interface Way {
  at?: number;
  token?: number;
  isHeld?: boolean;
  key?: string;
}

/** Returns a design with its history, and functions that change the design as a user would. */
function design() {
  let draft: Undoable = emptyDraft("Mine");
  let history: History = emptyHistory(0);
  return {
    change(patch: Partial<Undoable>, { at = 0, token = 0, isHeld = false, key }: Way = {}) {
      const making = { at, gesture: { token, isHeld }, key: key ?? null };
      history = recorded(history, draft, patch, making);
      draft = { ...draft, ...patch };
    },
    walk(by: number) {
      const walked = walk(history, draft, by);
      if (!walked) throw new Error("The history is of another design.");
      history = walked.history;
      draft = { ...draft, ...walked.fields };
      return walked.steps.length;
    },
    write(text: string, way: Way = {}) {
      for (let end = 1; end <= text.length; end += 1)
        this.change({ aiPrompt: text.slice(0, end) }, { at: end * 200, ...way });
    },
    draft: () => draft,
    past: () => history.past.length,
    future: () => history.future.length,
    history: () => history,
  };
}

const finish = (name: "chrome" | "matte" | "satin"): Partial<Undoable> => ({
  designSettings: { ...emptyDraft("").designSettings, finish: name },
});
const weight = (value: number): Partial<Undoable> => ({
  influenceWeights: { ...emptyDraft("").influenceWeights, finish: value },
});

describe("a design's history", () => {
  it("goes back and forth over every kind of change", () => {
    const one = design();
    const before = one.draft();
    const photo = { url: "/files/a", width: 4, height: 3 };
    one.change({ originalImage: photo });
    one.change({ drawing: [stroke("a")] });
    one.change({ drawing: [stroke("a"), stroke("b")] });
    one.change({
      drawing: [stroke("b")],
      nails: [{ finger: "ring", x: 0.1, y: 0.2, angle: 0, width: 0.1, length: 0.1 }],
    });
    one.change({ name: "Other" });
    one.change({ references: [{ url: "/files/b", weight: 100 }] });
    one.change({ imageCount: 4, variation: "colours" });
    one.change(finish("chrome"), { token: 1 });
    one.change({ aiPrompt: "gold" });
    one.change(weight(20));
    const after = one.draft();
    expect(one.past()).toBe(10);
    expect(one.walk(-100)).toBe(10);
    expect(one.draft()).toEqual(before);
    expect(one.walk(100)).toBe(10);
    expect(one.draft()).toEqual(after);
  });

  it("keeps only the parts of strokes and words that differ", () => {
    const one = design();
    one.change({ drawing: Array.from({ length: 50 }, (_, index) => stroke(`stroke-${index}`)) });
    one.change({ drawing: [...one.draft().drawing, stroke("last")] });
    expect(one.history().past[1]?.changes).toEqual([
      { field: "drawing", at: 50, from: [], to: [stroke("last")] },
    ]);
  });

  it("loses its redo steps with a new change", () => {
    const one = design();
    one.change({ name: "A" });
    one.walk(-1);
    one.change({ name: "B" });
    expect(one.future()).toBe(0);
    expect(one.walk(1)).toBe(0);
  });

  it("changes only the design to which its steps were made", () => {
    const one = design();
    one.change({ aiPrompt: "gold leaf" });
    const other = { ...one.draft(), aiPrompt: "silver leaf" };
    expect(walk(one.history(), other, -1)).toBeNull();
  });

  it("keeps a limited number of steps", () => {
    const one = design();
    for (let step = 0; step < STEPS_MAX + 30; step += 1)
      one.change({ name: `Name ${step}` }, { token: step });
    expect(one.past()).toBe(STEPS_MAX);
  });

  it("undoes any sequence of changes, and redoes it again", () => {
    const patch = fc.oneof(
      fc.record({ aiPrompt: fc.string({ maxLength: 12 }) }),
      fc.record({
        drawing: fc.array(fc.constantFrom("a", "b", "c").map(stroke), { maxLength: 6 }),
      }),
      fc.record({ imageCount: fc.integer({ min: 1, max: 4 }), name: fc.constantFrom("A", "B") }),
    );
    const made = fc.record({ patch, token: fc.integer({ max: 2, min: 0 }), isHeld: fc.boolean() });
    fc.assert(
      fc.property(fc.array(made, { maxLength: 30 }), (changes) => {
        const one = design();
        const before = one.draft();
        for (const { patch: next, ...way } of changes) one.change(next, way);
        const after = one.draft();
        const steps = one.walk(-100);
        expect(one.draft()).toEqual(before);
        expect(one.walk(100)).toBe(steps);
        expect(one.draft()).toEqual(after);
      }),
    );
  });
});

describe("one gesture is one step", () => {
  it("a slider that is dragged, however long", () => {
    const one = design();
    for (let value = 51; value < 80; value += 1)
      one.change(weight(value), { at: value * 500, token: 7, isHeld: true });
    expect(one.past()).toBe(1);
    one.walk(-1);
    expect(one.draft().influenceWeights).toEqual(emptyDraft("").influenceWeights);
  });

  it("a slider dragged back to its start is no step", () => {
    const one = design();
    const { finish: was } = one.draft().influenceWeights;
    one.change(weight(was - 20), { isHeld: true });
    one.change(weight(was), { isHeld: true });
    expect(one.past()).toBe(0);
  });

  it("held keys, until they pause", () => {
    const one = design();
    for (const [value, at] of [
      [10, 0],
      [11, 300],
      [12, 1_100],
      [13, 3_000],
    ] as const)
      one.change(weight(value), { at });
    expect(one.past()).toBe(2);
  });

  it("two fast key presses are two steps, and so are changes to two things", () => {
    const one = design();
    one.change(finish("chrome"), { token: 1 });
    one.change(finish("matte"), { token: 2, at: 100 });
    expect(one.past()).toBe(2);
    one.change(weight(3), { token: 2, at: 150 });
    expect(one.past()).toBe(3);
  });

  it("two things put on one nail by keys are two steps", () => {
    const ring = { finger: "ring", x: 0.1, y: 0.2, angle: 0, width: 0.1, length: 0.1 } as const;
    const stone = { kind: "stone", x: 0.5, y: 0.5, size: 0.2, angle: 0 } as const;
    const one = design();
    one.change({ nails: [ring] });
    one.change({ nails: [{ ...ring, design: { placed: [stone] } }] }, { at: 100 });
    one.change({ nails: [{ ...ring, design: { placed: [stone, stone] } }] }, { at: 200 });
    one.change({ nails: [{ ...ring, design: { placed: [stone] } }] }, { at: 300 });
    expect(one.past()).toBe(4);
  });

  it("two strokes of one pen are two steps", () => {
    const one = design();
    one.change({ drawing: [stroke("a")] });
    one.change({ drawing: [stroke("a"), stroke("b")] }, { at: 50 });
    expect(one.past()).toBe(2);
  });

  it("a change after undo is a new step", () => {
    const one = design();
    one.change(weight(10));
    one.change({ name: "B" });
    one.walk(-1);
    one.change(weight(11), { at: 10 });
    expect(one.past()).toBe(2);
  });

  it("a nail whose edges were found a moment later", () => {
    const one = design();
    const nail = { finger: "ring" as const, x: 0.1, y: 0.2, angle: 0, width: 0.1, length: 0.1 };
    one.change({ nails: [nail] }, { key: "place 0", token: 1 });
    one.change({ nails: [{ ...nail, x: 0.11 }] }, { key: "place 0", at: 4_000, token: 2 });
    expect(one.past()).toBe(1);
  });

  it("a typed word; the next word is another", () => {
    const one = design();
    one.write("fine gold line");
    expect(one.past()).toBe(3);
    one.walk(-1);
    expect(one.draft().aiPrompt).toBe("fine gold ");
    one.walk(-1);
    expect(one.draft().aiPrompt).toBe("fine ");
  });

  it("a mistake corrected within a word belongs to that word; pasted text is a step of its own", () => {
    const one = design();
    one.write("glod");
    for (const [index, text] of ["glo", "gl", "g", "go", "gol", "gold"].entries())
      one.change({ aiPrompt: text }, { at: 1_000 + index * 100 });
    expect(one.past()).toBe(1);
    one.change({ aiPrompt: "gold and silver" }, { at: 2_000 });
    expect(one.past()).toBe(2);
  });

  it("a word that an input method composes, whatever stands in its place meanwhile", () => {
    const one = design();
    for (const [index, text] of ["k", "き", "きn", "きん", "金"].entries())
      one.change({ aiPrompt: text }, { at: index * 3_000, token: 4, isHeld: true });
    expect(one.past()).toBe(1);
    one.walk(-1);
    expect(one.draft().aiPrompt).toBe("");
  });
});
