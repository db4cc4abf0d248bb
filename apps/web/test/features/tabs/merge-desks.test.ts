import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyDraft } from "../../../src/features/tabs/empty-draft.ts";
import { type Desk, mergeDesks } from "../../../src/features/tabs/merge-desks.ts";

const RUNS = 300;
const times = fc.integer({ min: 1, max: 6 });
const few = fc.nat({ max: 2 });

const tab = fc.record({
  id: fc.constantFrom("a", "b", "c", "d", "e", "f"),
  aiPrompt: few.map((n) => `words ${n}`),
  updatedAt: times,
  jobAt: few,
  seenVersion: few,
});

/** Generates any desk with up to four of six designs. Some designs are closed, and all were changed at nearby times. */
const desk: fc.Arbitrary<Desk> = fc.record({
  owner: fc.constant("1"),
  tabs: fc
    .uniqueArray(tab, { maxLength: 4, selector: ({ id }) => id })
    .map((tabs) => tabs.map((one) => ({ ...emptyDraft("Design"), ...one }))),
  orderedAt: few,
  closed: fc.dictionary(fc.constantFrom("a", "b", "c", "d"), times, { noNullPrototype: true }),
});

const content = ({ tabs, closed }: Desk) => ({
  closed,
  tabs: tabs.toSorted((a, b) => a.id.localeCompare(b.id)),
});

/** Returns everything except the job, because closing a design in between makes the design lose its job. */
const words = (desk: Desk) =>
  content(desk).tabs.map(({ id, aiPrompt, updatedAt }) => ({ id, aiPrompt, updatedAt }));

test("windows that hear of each other in any order end with the same designs", () => {
  fc.assert(
    fc.property(desk, desk, desk, (a, b, c) => {
      const ab = mergeDesks(a, b);
      expect(content(mergeDesks(b, a))).toEqual(content(ab));
      expect(content(mergeDesks(ab, b))).toEqual(content(ab));
      expect(content(mergeDesks(ab, a))).toEqual(content(ab));
      expect(words(mergeDesks(ab, c))).toEqual(words(mergeDesks(a, mergeDesks(b, c))));
    }),
    { numRuns: RUNS },
  );
});

test("two windows that hear of each other settle on the same order of tabs", () => {
  fc.assert(
    fc.property(desk, desk, (one, other) => {
      let [a, b] = [one, other];
      for (let turn = 0; turn < 2; turn += 1) {
        a = mergeDesks(a, b);
        b = mergeDesks(b, a);
      }
      expect(mergeDesks(a, b)).toEqual(a);
      expect(b.tabs).toEqual(a.tabs);
    }),
    { numRuns: RUNS },
  );
});

test("a change is lost only to a later change, or to a later close", () => {
  fc.assert(
    fc.property(desk, desk, (a, b) => {
      const merged = mergeDesks(a, b);
      for (const { id, updatedAt } of [...a.tabs, ...b.tabs]) {
        const kept = merged.tabs.find((one) => one.id === id);
        const closedAt = Math.max(a.closed[id] ?? -1, b.closed[id] ?? -1);
        expect(kept?.updatedAt ?? closedAt).toBeGreaterThanOrEqual(updatedAt);
      }
    }),
    { numRuns: RUNS },
  );
});

test("an initial design with a job stays beside other designs, even if nothing of it was changed", () => {
  const first = { ...emptyDraft("Design 1"), id: "first", generationJobId: "job", jobAt: 5 };
  const second = { ...emptyDraft("Design 2"), id: "second", updatedAt: 6 };
  const blank = { ...emptyDraft("Design 1"), id: "blank" };
  const kept: Desk = { owner: "1", tabs: [first, second], orderedAt: 6, closed: {} };
  const fresh: Desk = { owner: "1", tabs: [blank], orderedAt: 0, closed: {} };
  expect(mergeDesks(fresh, kept).tabs.map(({ id }) => id)).toEqual(["first", "second"]);
});
