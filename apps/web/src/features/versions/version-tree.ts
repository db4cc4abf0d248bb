import type { Job } from "@lacquer/contracts";

/** A version in the tree. The newest version is the first row. */
export interface VersionRow {
  job: Job;
  /** The version's number; 1 is the oldest. */
  number: number;
  /** The row of the version that this one continues from; null if it continues from none. */
  parent: number | null;
  /** The column in which the version is drawn; 0 is the leftmost. */
  lane: number;
}

/** The number of columns that are drawn. Further branches share the last column. */
export const LANES_MAX = 5;

/**
 * Returns the versions that have images, the newest first, each with the version that it continues from. A version
 * without images, such as a canceled job, is skipped: the versions after it are linked to the version before it.
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

/**
 * Assigns columns, starting with the oldest version. The first version that continues from another is drawn in the same
 * column; every further one starts a new column.
 */
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

/** The lines beside a row: lines that start, end or pass there. */
export interface RowLines {
  lane: number;
  /** True if a newer version continues from this one in the same column, so that the column goes on above. */
  hasNext: boolean;
  /** The columns of newer versions that branch off from this row. */
  branches: number[];
  /** True if the column goes on below. */
  hasParent: boolean;
  /** The columns whose lines only pass this row. */
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
