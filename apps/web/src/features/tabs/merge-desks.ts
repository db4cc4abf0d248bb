import type { DraftTab } from "./types.ts";

/** One window's state of the open designs. */
export interface Desk {
  /** The person the designs belong to; "" until somebody is known. */
  owner: string;
  tabs: DraftTab[];
  /** The time of the last change of the bar's order, in ms. */
  orderedAt: number;
  /** The time at which each design was closed, so that a window that still has it does not bring it back. */
  closed: Record<string, number>;
}

/** A window that was away for longer than this starts afresh. For this long a closed design stays closed. */
const REMEMBER_CLOSED_MS = 24 * 60 * 60 * 1000;

/**
 * Merges two windows' designs: the later change of each design counts, added designs stay, and closed ones go. The
 * order of the two does not matter, and a second merge changes nothing. Designs in `typing` stay as `mine` has them.
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
  // A first, empty design that nobody touched gives way to existing ones.
  const touched = open.filter(({ updatedAt }) => updatedAt > 0);
  return {
    owner: mine.owner,
    tabs: touched.length > 0 ? touched : open.slice(0, 1),
    orderedAt: first.orderedAt,
    closed,
  };
}

/** The later order counts. Of two orders with the same time, every window must choose the same one. */
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

/** Of two copies with the same time, every window must choose the same one. */
function isLater(a: number, b: number, content: () => [string, string]): boolean {
  if (a !== b) return a > b;
  const [mine, theirs] = content();
  return mine >= theirs;
}

const wordsOf = (tab: DraftTab) =>
  JSON.stringify({ ...tab, generationJobId: null, seenVersion: 0, jobAt: 0 });
const jobOf = ({ generationJobId, seenVersion }: DraftTab) => `${seenVersion} ${generationJobId}`;
