import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { LONG_LEASE, type PromiseTest } from "../rig/rig.ts";
import { seconds, worst } from "../rig/statistics.ts";
import { waitUntil } from "../rig/waits.ts";

/** Takes every connection that Postgres has left. Returns a function that closes these connections again. */
async function takeAll(url: string): Promise<{ taken: number; giveBack(): Promise<void> }> {
  const clients: pg.Client[] = [];
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => {});
    try {
      await client.connect();
      clients.push(client);
    } catch {
      break;
    }
  }
  return {
    taken: clients.length,
    async giveBack() {
      await Promise.all(clients.map((client) => client.end()));
    },
  };
}

export const connections: PromiseTest = {
  number: 22,
  title: "Connection budget",
  alone: "postgres",
  async run(rig) {
    const callMs = rig.count({ short: 3_000, default: 10_000, long: 10_000 });
    const jobs = rig.count({ short: 12, default: 24, long: 100 });
    const deployment = await rig.openDeployment({
      USER_RUNNING_LIMIT: "100",
      LEASE_SECONDS: LONG_LEASE,
    });
    const { proxy, provider } = deployment;
    const { pool } = deployment.db;
    const through = { DATABASE_URL: proxy.url, DATABASE_DIRECT_URL: proxy.url };
    const processes = await Promise.all([
      deployment.server(through),
      deployment.worker(through),
      deployment.worker(through),
    ]);
    provider.plan = () => ({ do: "paint", afterMs: callMs });
    const userId = await deployment.newUser(jobs + 1);
    for (let job = 0; job < jobs; job += 1) await deployment.create(userId);
    const sessions: number[] = [];
    const ages: number[] = [];
    await waitUntil("every slot to call", () => provider.inFlight === 8);
    // Queries are sent while the calls run, because a busy server would send queries too.
    for (const until = Date.now() + callMs - 500; Date.now() < until; await pause(50)) {
      sessions.push(proxy.sessions);
      await Promise.all(
        Array.from({ length: 12 }, () =>
          fetch(`${processes[0].origin}/readyz`).then((answer) => answer.text()),
        ),
      );
      const { rows } = await pool.query<{ age: number }>(
        `select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0)::float8 * 1000 as age
         from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
      );
      ages.push(rows[0]?.age ?? 0);
    }
    const open = await pool.query(
      "select 1 from pg_stat_activity where datname = current_database() and state like 'idle in transaction%' and now() - xact_start > interval '1 second'",
    );

    provider.plan = () => ({ do: "paint", afterMs: 50 });
    provider.release();
    await deployment.allEnded();
    // Every session is lost while other clients take all connections of Postgres.
    const others = await takeAll(deployment.databaseUrl);
    proxy.cut();
    await pause(3_000);
    await others.giveBack();
    const back = Date.now();
    const extra = await waitUntil("a create to succeed", () =>
      deployment.create(userId).catch(() => null),
    );
    await deployment.allEnded();
    const resumed = Date.now() - back;
    const alive = processes.filter(
      ({ child }) => child.exitCode === null && child.signalCode === null,
    ).length;
    await Promise.all(processes.map((process) => process.end("SIGKILL")));
    const { completed = 0 } = await deployment.statuses();
    return {
      trials: jobs + sessions.length,
      pass:
        worst(sessions) <= 20 &&
        worst(ages) <= rig.limit(1_000) &&
        open.rowCount === 0 &&
        alive === 3 &&
        extra !== null &&
        completed === jobs + 1,
      figure: `server and 2 workers: ${worst(sessions)} sessions at most (20 allowed); oldest transaction during calls of ${seconds(callMs)}: ${seconds(worst(ages))} in ${ages.length} samples; no free connection (53300) for 3 s, because others held ${others.taken}: ${alive} of 3 processes alive, work resumed after ${seconds(resumed)}`,
    };
  },
};
