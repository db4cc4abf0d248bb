import { FAULTS } from "@lacquer/testing/doubles";
import type { Deployment } from "../rig/deployment.ts";
import { LONG_LEASE, type PromiseTest } from "../rig/rig.ts";
import { seconds } from "../rig/statistics.ts";
import { waitUntil } from "../rig/waits.ts";

const RETRY_AFTER = 2;
const SLOTS = 4;

/**
 * Returns the database's time at a moment when the pause was already visible. Every slot that asks for permission after
 * that time must see the pause. Calls that were under way at that time may still be refused. The number of such calls
 * depends on the machine, but a refused slot makes no other call.
 */
async function timeOfPause({ db }: Deployment): Promise<string | undefined> {
  const { rows } = await db.pool.query<{ at: string }>(
    "select clock_timestamp()::text as at from provider_pauses",
  );
  return rows[0]?.at;
}

export const rateLimit: PromiseTest = {
  number: 11,
  title: "429 pauses everybody and uses no attempt",
  async run(rig) {
    const jobs = rig.count({ short: 20, default: 50, long: 50 });
    const deployment = await rig.openDeployment({
      USER_RUNNING_LIMIT: "100",
      LEASE_SECONDS: LONG_LEASE,
      WORKER_CONCURRENCY: String(SLOTS),
    });
    const { provider, db } = deployment;
    const userId = await deployment.newUser(jobs);
    for (let job = 0; job < jobs; job += 1) await deployment.create(userId);
    // When the rate limit is reached, the slots are in the middle of calls of different lengths.
    let told = 0;
    provider.plan = () => {
      if (provider.calls.length <= 8) return { do: "paint", afterMs: rig.random.int(300, 1_500) };
      told ||= Date.now();
      return Date.now() - told < RETRY_AFTER * 1000
        ? { do: "fault", fault: FAULTS.rateLimit(RETRY_AFTER) }
        : { do: "paint", afterMs: 30 };
    };
    const workers = await Promise.all([deployment.worker(), deployment.worker()]);
    const stood = await waitUntil("the pause", () => timeOfPause(deployment));
    await deployment.allEnded();
    await Promise.all(workers.map((worker) => worker.end("SIGKILL")));
    const inWindow = provider.calls.filter((call) => call.status === 429);
    const last = inWindow.at(-1);
    const next = provider.calls.find((call) => call.status !== 429 && call.at > (last?.at ?? 0));
    const waited = (next?.at ?? Number.POSITIVE_INFINITY) - told;
    const late = await db.pool.query(
      "select 1 from provider_calls where outcome = 'busy' and started_at > $1",
      [stood],
    );
    const { rows } = await db.pool.query<{ attempt: number; jobs: number }>(
      "select attempt, count(*)::int as jobs from generation_jobs where status = 'completed' group by 1",
    );
    const first = rows.find((row) => row.attempt === 1)?.jobs ?? 0;
    return {
      trials: jobs,
      pass:
        late.rowCount === 0 &&
        inWindow.length <= workers.length * SLOTS &&
        first === jobs &&
        waited >= RETRY_AFTER * 1000 &&
        waited <= RETRY_AFTER * 1200 + rig.limit(1_500),
      figure: `${jobs} jobs waiting, Retry-After ${RETRY_AFTER} s: ${inWindow.length} refused calls from ${workers.length * SLOTS} slots (one from each allowed), ${late.rowCount} of them begun after the pause was set (0 allowed); the next call after ${seconds(waited)}; ${first} jobs completed with attempt 1 (${rows.map((row) => `${row.jobs} with ${row.attempt}`).join(", ")})`,
    };
  },
};
