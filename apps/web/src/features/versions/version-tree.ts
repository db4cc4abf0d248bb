import type { Job } from "@lacquer/contracts";

/** A version in the drawn tree; the newest is the first row. */
export interface VersionRow {
  job: Job;
  /** 1 = the oldest. */
  number: number;
  /** The row of the version that it continues from; null for a first one. */
  parent: number | null;
  /** The column in which it is drawn, 0 = left. */
  lane: number;
}

/** The columns that are drawn; branches beyond them share the last. */
export const LANES_MAX = 5;

/**
 * The versions with images, newest first, each with the one that it continues from. What has no images, such as a
 * canceled job, is passed over: its followers continue from what it continued from.
 */
export function versionRows(jobs: readonly Job[]): VersionRow[] {
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const shown = jobs.filter(({ resultImages }) => resultImages.length > 0);
  const rowOf = new Map(shown.map(({ id }, row) => [id, row]));
  const rows = shown.map((job, row): VersionRow => {
    const number = shown.length - row;
    return { job, number, parent: rowOf.get(shownParent(job, byId)?.id ?? "") ?? null, lane: 0 };
  });
  assignLanes(rows);
  return rows;
}

function shownParent({ parentJobId }: Job, byId: ReadonlyMap<string, Job>): Job | null {
  const passed = new Set<string>();
  for (let id = parentJobId; id !== null && !passed.has(id);) {
    passed.add(id);
    const parent = byId.get(id);
    if (!parent || parent.resultImages.length > 0) return parent ?? null;
    id = parent.parentJobId;
  }
  return null;
}

/** From the oldest on: the first that continues from a version stays in its column, every other one begins a new one. */
function assignLanes(rows: VersionRow[]): void {
  const continued = new Set<number>();
  let next = 0;
  for (const row of rows.toReversed()) {
    const parent = row.parent === null ? undefined : rows[row.parent];
    const stays = parent !== undefined && !continued.has(row.parent ?? -1);
    if (row.parent !== null) continued.add(row.parent);
    if (stays) row.lane = parent.lane;
    else {
      row.lane = Math.min(next, LANES_MAX - 1);
      next += 1;
    }
  }
}

/** The lines beside a row: those that begin, end and pass there. */
export interface RowLines {
  lane: number;
  /** The column continues above: something newer continues from this version in the same column. */
  hasNext: boolean;
  /** Columns of newer versions that branch off here. */
  branches: number[];
  /** The column continues below. */
  hasParent: boolean;
  /** Columns that only run past. */
  passing: number[];
}

export function rowLines(rows: readonly VersionRow[]): RowLines[] {
  return rows.map(({ lane, parent }, at) => {
    const children = rows.filter((row) => row.parent === at);
    const past = rows.flatMap((row, from) =>
      from < at && row.parent !== null && row.parent > at ? row.lane : [],
    );
    return {
      lane,
      hasNext: children.some((child) => child.lane === lane),
      branches: [...new Set(children.map((child) => child.lane))].filter((own) => own !== lane),
      hasParent: parent !== null,
      passing: [...new Set(past)],
    };
  });
}
