import type { Queryable } from "../client.ts";

/** Figures that only grow: ended jobs by status, failures by error code, credits moved by kind of ledger row. */
export interface Tallies {
  jobs: Record<string, number>;
  failures: Record<string, number>;
  credits: Record<string, number>;
}

/**
 * Returns the totals so far, including marks (single additions) that are not yet part of a tally. Reads one row for
 * each label, and the marks of the last minutes.
 */
export async function readTallies(db: Queryable): Promise<Tallies> {
  const { rows } = await db.query<{ name: keyof Tallies; label: string; amount: number }>({
    name: "read-tallies",
    text: `select name, label, sum(amount)::float8 as amount
           from (select * from tallies union all select * from tally_marks) t group by name, label`,
  });
  const tallies: Tallies = { jobs: {}, failures: {}, credits: {} };
  for (const { name, label, amount } of rows) tallies[name][label] = amount;
  return tallies;
}

/**
 * Adds up to `most` marks to their tallies and returns how many were added. Marks that another process is adding are
 * skipped. The work is done in one statement, so that a reader counts each mark exactly once.
 */
export async function foldTallies(db: Queryable, most: number): Promise<number> {
  const { rows } = await db.query<{ marks: number }>(
    `with gone as (
       delete from tally_marks
       where ctid = any(array(select ctid from tally_marks limit $1 for update skip locked))
       returning name, label, amount
     ), added as (
       insert into tallies as t (name, label, amount)
       select name, label, sum(amount) from gone group by name, label order by name, label
       on conflict (name, label) do update set amount = t.amount + excluded.amount
     )
     select count(*)::int as marks from gone`,
    [most],
  );
  return rows[0]?.marks ?? 0;
}
