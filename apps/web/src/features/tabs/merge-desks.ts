import type { DraftTab } from "./types.ts";

/** One window's state of the open designs. */
export interface Desk {
  /** The id of the person to whom the designs belong; "" until that is known. */
  owner: string;
  tabs: DraftTab[];
  /** The time, in milliseconds, when the order of designs in the bar last changed. */
  orderedAt: number;
  /** The time at which each design was closed, so that a window that still has the design does not bring it back. */
  closed: Record<string, number>;
}

/** How long a closed design is remembered as closed. A window that was away for longer starts with fresh data. */
const REMEMBER_CLOSED_MS = 24 * 60 * 60 * 1000;

/**
 * Merges two windows' designs: the later change of each design wins, added designs stay, and closed designs are
 * removed. The order of the two arguments does not matter, and a second merge changes nothing. Designs in `typing` stay
 * as they are in `mine`.
 */
export function mergeDesks(
  mine: Desk,
  theirs: Desk,
  typing: ReadonlySet<string> = new Set(),
): Desk {
  if (mine.owner !== theirs.owner) return theirs;
  const closed = { ...mine.closed };
  for (const [id, at] of Object.entries(theirs.closed)) closed[id] = Math.max(at, closed[id] ?? 0);
  const latest = Math.max(0, ...Object.values(closed));
  for (const [id, at] of Object.entries(closed))
    if (latest - at > REMEMBER_CLOSED_MS) delete closed[id];

  const [first, second] = isFirst(mine, theirs) ? [mine, theirs] : [theirs, mine];
  const others = new Map(second.tabs.map((tab) => [tab.id, tab]));
  const known = new Set(first.tabs.map(({ id }) => id));
  const all = [...first.tabs, ...second.tabs.filter(({ id }) => !known.has(id))];
  const merged = all.map((tab) => {
    const own = typing.has(tab.id) && mine.tabs.find(({ id }) => id === tab.id);
    return own || mergeTab(tab, others.get(tab.id) ?? tab);
  });
  const open = merged.filter(({ id, updatedAt }) => updatedAt > (closed[id] ?? -1));
  // The initial design is dropped if it was never changed, never had a job, and other designs exist.
  const touched = open.filter(({ updatedAt, jobAt }) => updatedAt > 0 || jobAt > 0);
  return {
    owner: mine.owner,
    tabs: touched.length > 0 ? touched : open.slice(0, 1),
    orderedAt: first.orderedAt,
    closed,
  };
}

/**
 * Returns true if the order of `a` is the later one and therefore wins. If the times are equal, every window must
 * choose the same order.
 */
function isFirst(a: Desk, b: Desk): boolean {
  if (a.orderedAt !== b.orderedAt) return a.orderedAt > b.orderedAt;
  const order = ({ tabs }: Desk) => tabs.map(({ id }) => id).join(" ");
  return order(a) <= order(b);
}

function mergeTab(a: DraftTab, b: DraftTab): DraftTab {
  const draft = isLater(a.updatedAt, b.updatedAt, () => [wordsOf(a), wordsOf(b)]) ? a : b;
  const job = isLater(a.jobAt, b.jobAt, () => [jobOf(a), jobOf(b)]) ? a : b;
  if (draft === job) return draft;
  const { generationJobId, seenVersion, jobAt } = job;
  return { ...draft, generationJobId, seenVersion, jobAt };
}

/**
 * Returns true if the first copy is the later one and therefore wins. If the times are equal, every window must choose
 * the same copy.
 */
function isLater(a: number, b: number, content: () => [string, string]): boolean {
  if (a !== b) return a > b;
  const [mine, theirs] = content();
  return mine >= theirs;
}

const wordsOf = (tab: DraftTab) =>
  JSON.stringify({ ...tab, generationJobId: null, seenVersion: 0, jobAt: 0 });
const jobOf = ({ generationJobId, seenVersion }: DraftTab) => `${seenVersion} ${generationJobId}`;
