import { expect, test } from "vitest";
import { emptyDraft } from "../../../src/features/tabs/empty-draft.ts";
import { type Desk, mergeDesks } from "../../../src/features/tabs/merge-desks.ts";

/** The same numbers each time, so that a failure can be repeated. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** A random desk of up to four designs out of six, some closed, changed at nearby times. */
function anyDesk(draw: (below: number) => number): Desk {
  const ids = ["a", "b", "c", "d", "e", "f"].filter(() => draw(3) > 0).slice(0, 4);
  const closed: Record<string, number> = {};
  for (const id of ["a", "b", "c", "d"]) if (draw(4) === 0) closed[id] = 1 + draw(6);
  const tabs = ids.map((id) => ({
    ...emptyDraft("Design"),
    id,
    aiPrompt: `words ${draw(3)}`,
    updatedAt: 1 + draw(6),
    jobAt: draw(3),
    seenVersion: draw(3),
  }));
  return { owner: "1", tabs, orderedAt: draw(3), closed };
}

const content = ({ tabs, closed }: Desk) => ({
  closed,
  tabs: tabs.toSorted((a, b) => a.id.localeCompare(b.id)),
});

/** Without the job, which a design that was closed in between has forgotten. */
const words = (desk: Desk) =>
  content(desk).tabs.map(({ id, aiPrompt, updatedAt }) => ({ id, aiPrompt, updatedAt }));

test("in whatever order windows hear of each other, they end with the same designs", () => {
  const draw = numbers(20_261_122);
  for (let i = 0; i < 300; i += 1) {
    const [a, b, c] = [anyDesk(draw), anyDesk(draw), anyDesk(draw)];
    const ab = mergeDesks(a, b);
    expect(content(mergeDesks(b, a))).toEqual(content(ab));
    expect(content(mergeDesks(ab, b))).toEqual(content(ab));
    expect(content(mergeDesks(ab, a))).toEqual(content(ab));
    expect(words(mergeDesks(ab, c))).toEqual(words(mergeDesks(a, mergeDesks(b, c))));
  }
});

test("two windows that hear of each other settle, with the bar in the same order", () => {
  const draw = numbers(3);
  for (let i = 0; i < 300; i += 1) {
    let [a, b] = [anyDesk(draw), anyDesk(draw)];
    for (let turn = 0; turn < 2; turn += 1) {
      a = mergeDesks(a, b);
      b = mergeDesks(b, a);
    }
    expect(mergeDesks(a, b)).toEqual(a);
    expect(b.tabs).toEqual(a.tabs);
  }
});

test("a change is lost only to a later one, or to a close after it", () => {
  const draw = numbers(7);
  for (let i = 0; i < 300; i += 1) {
    const [a, b] = [anyDesk(draw), anyDesk(draw)];
    const merged = mergeDesks(a, b);
    for (const tab of [...a.tabs, ...b.tabs]) {
      const kept = merged.tabs.find(({ id }) => id === tab.id);
      const closedAt = Math.max(a.closed[tab.id] ?? -1, b.closed[tab.id] ?? -1);
      expect(kept?.updatedAt ?? closedAt).toBeGreaterThanOrEqual(tab.updatedAt);
    }
  }
});
