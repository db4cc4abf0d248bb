import type {} from "../rig/deployment.ts";
import type { Env } from "../rig/processes.ts";
import type { PromiseTest, Rig } from "../rig/rig.ts";
import { worst } from "../rig/statistics.ts";
import { waitUntil } from "../rig/waits.ts";

const HOUR_MS = 3_600_000;

/** Sets Node's clock to another time from the first line of the program on. Timers are not affected. */
function clockShiftedBy(milliseconds: number): Env {
  const code = `const Real = Date;
globalThis.Date = class extends Real {
  constructor(...words) { if (words.length > 0) super(...words); else super(Real.now() + ${milliseconds}); }
  static now() { return Real.now() + ${milliseconds}; }
};`;
  return milliseconds === 0
    ? {}
    : { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(code)}` };
}

const TIMES = `
select max(abs(extract(epoch from t.at - now())))::float8 as off from (
  select unnest(array[created_at, updated_at, started_at, completed_at, run_at, lease_until]) as at from generation_jobs
  union all select created_at from credit_ledger union all select created_at from job_images
  union all select created_at from designs union all select unnest(array[started_at, last_seen_at]) from workers
  union all select created_at from idempotency_keys union all select created_at from users
) t`;

/**
 * Runs the same jobs with the same faults and one kill, on workers with these clocks. Returns the outcome and the
 * largest error of a stored time.
 */
async function scenario(rig: Rig, jobs: number, shifts: [number, number]) {
  const deployment = await rig.openDeployment({ USER_RUNNING_LIMIT: "100" });
  deployment.provider.plan = (call) => {
    if (call.nth === 1 && Number(call.tag.slice(1)) % 4 === 0) return { do: "reset" };
    return { do: "paint", afterMs: call.nth === 1 ? 700 : 50 };
  };
  const userId = await deployment.newUser(jobs);
  const [first, second] = await Promise.all(
    shifts.map((by) => deployment.worker(clockShiftedBy(by))),
  );
  for (let job = 0; job < jobs; job += 1) await deployment.create(userId, {}, `key-${job}`);
  const offs: number[] = [];
  const look = async () => {
    const { rows } = await deployment.db.pool.query<{ off: number | null }>(TIMES);
    offs.push(rows[0]?.off ?? 0);
  };
  await waitUntil("some to run", () => deployment.provider.inFlight >= 4);
  await look();
  await first?.end("SIGKILL");
  await waitUntil(
    "the end",
    async () => {
      await look();
      const { pending = 0, processing = 0 } = await deployment.statuses();
      return pending + processing === 0;
    },
    { everyMs: 100 },
  );
  await second?.end("SIGKILL");
  const { rows } = await deployment.db.pool.query<{ outcome: string }>(
    "select string_agg(outcome, ' ' order by outcome) as outcome from (select status::text || ':' || refunded || ':' || count(*) as outcome from generation_jobs group by status, refunded) g",
  );
  return { outcome: rows[0]?.outcome ?? "", off: worst(offs) };
}

export const databaseTime: PromiseTest = {
  number: 18,
  title: "Only the database's clock counts",
  async run(rig) {
    const jobs = rig.count({ short: 8, default: 20, long: 100 });
    const right = await scenario(rig, jobs, [0, 0]);
    const wrong = await scenario(rig, jobs, [HOUR_MS, -HOUR_MS]);
    return {
      trials: 2 * jobs,
      pass:
        right.outcome === `completed:0:${jobs}` &&
        wrong.outcome === right.outcome &&
        wrong.off < 600,
      figure: `${jobs} jobs with resets and a kill end alike under true clocks (${right.outcome}) and at +1 h and -1 h (${wrong.outcome}); no stored time is further than ${wrong.off.toFixed(0)} s from the database's now`,
    };
  },
};
