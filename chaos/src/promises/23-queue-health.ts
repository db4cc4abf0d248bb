import { createDatabase } from "@lacquer/db";
import { createOneRunner, listJobs, summarizeCredits } from "@lacquer/services";
import { scriptedProvider } from "@lacquer/testing";
import pg from "pg";
import { bulkJobs } from "../rig/bulk.ts";
import type { Deployment } from "../rig/deployment.ts";
import type { PromiseTest } from "../rig/rig.ts";
import { median, quantile } from "../rig/statistics.ts";

/** The tables that are large in this test. */
const BIG = /Seq Scan on (public\.)?(generation_jobs|user_lanes|users|credit_ledger)\b/;
const PEOPLE = 5_000;

/** Inserts waiting jobs of one user and ended jobs of others with SQL: enough rows to reveal a bad plan. */
async function fill(deployment: Deployment, waiting: number, ended: number): Promise<void> {
  const { pool } = deployment.db;
  const userId = await deployment.newUser(waiting + 1);
  await deployment.create(userId);
  await bulkJobs(deployment, userId, waiting, "many");
  const past = await deployment.newUser(0);
  await pool.query(
    `insert into generation_jobs (id, user_id, status, prompt, influence_weights, design_settings, image_count, cost,
       error_code, error_message, completed_at)
     select gen_random_uuid(), $1, 'failed', 'long ago', '{}', '{}', 1, 1, 'internal', 'It failed.', now()
     from generate_series(1, $2)`,
    [past, ended],
  );
  await pool.query(
    `with people as (
       insert into users (name, email) select 'Someone', 'someone-' || n || '@example.test' from generate_series(1, $1) n returning id
     ), lanes as (insert into user_lanes (user_id) select id from people)
     insert into credit_ledger (user_id, kind, amount) select id, 'grant', 0 from people`,
    [PEOPLE],
  );
  await pool.query("analyze");
}

/** Runs verbs that use the large tables, and returns the plan that Postgres chose for each of their statements. */
async function plans(deployment: Deployment, userId: number): Promise<string[]> {
  const found: string[] = [];
  const url = new URL(deployment.databaseUrl);
  url.searchParams.set(
    "options",
    "-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c client_min_messages=log",
  );
  const db = createDatabase({ url: url.href, connections: 1 });
  db.pool.on("connect", (client) => {
    client.on("notice", (notice) => found.push(notice.message ?? ""));
  });
  const services = deployment.servicesWith({ db });
  const runner = createOneRunner(services, { imageProvider: scriptedProvider() });
  for (let time = 0; time < 8; time += 1) {
    await runner.runOne(10);
    await listJobs(services, userId, { limit: 20 });
    await summarizeCredits(services, userId);
  }
  await runner.drain(5);
  await db.close();
  return found.filter((text) => text.includes("cost="));
}

/** Claims jobs one after another with the verb of the cron endpoint, and times only the statement that claims. */
function timedClaims(deployment: Deployment) {
  const times: number[] = [];
  const db = createDatabase({ url: deployment.databaseUrl, connections: 2 });
  const query = db.pool.query.bind(db.pool);
  const timed = deployment.servicesWith({ db });
  db.pool.query = (async (...words: unknown[]) => {
    const begun = performance.now();
    const answer: unknown = await Reflect.apply(query, db.pool, words);
    if (/insert into credit_ledger/.test(JSON.stringify(words[0])))
      times.push(performance.now() - begun);
    return answer;
  }) as typeof db.pool.query;
  const runner = createOneRunner(timed, { imageProvider: scriptedProvider() });
  return {
    times,
    claim: () => runner.runOne(10),
    async close() {
      await runner.drain(5);
      await db.close();
    },
  };
}

/** How long claims take in one deployment, in milliseconds. */
interface ClaimTimes {
  median: number;
  p95: number;
}

/**
 * Returns the claim times of two deployments, from the best of three batches each. The deployments take turns, so that
 * other load on the machine slows both alike. The medians are compared, because old rows make every claim slower, while
 * a single pause of a busy machine can raise the 95th percentile.
 */
async function compareClaims(
  deployments: readonly Deployment[],
  claims: number,
): Promise<ClaimTimes[]> {
  const best = deployments.map((): ClaimTimes => ({ median: Infinity, p95: Infinity }));
  for (let batch = 0; batch < 3; batch += 1) {
    const all = deployments.map((deployment, nth) => ({
      ...timedClaims(deployment),
      kept: best[nth],
    }));
    for (let claim = 0; claim < claims; claim += 1) for (const one of all) await one.claim();
    for (const { times, close, kept } of all) {
      await close();
      if (!kept) continue;
      kept.median = Math.min(kept.median, median(times));
      kept.p95 = Math.min(kept.p95, quantile(times, 0.95));
    }
  }
  return best;
}

/**
 * Moves rows out of the partial indexes and back into them, while another session's open transaction keeps the old row
 * versions.
 */
async function churn({ databaseUrl, db: { pool } }: Deployment, updates: number): Promise<void> {
  const foreign = new pg.Client({ connectionString: databaseUrl });
  foreign.on("error", () => {});
  await foreign.connect();
  await foreign.query(
    "begin isolation level repeatable read; select count(*) from generation_jobs",
  );
  for (let done = 0; done < updates; done += 1_000) {
    await pool.query(
      `with chosen as (select id from generation_jobs where status = 'pending' and not parked order by seq limit 500)
       update generation_jobs g set parked = true, run_at = now(), version = nextval('job_version_seq') from chosen where g.id = chosen.id`,
    );
    await pool.query(
      "update generation_jobs set parked = false, run_at = null, version = nextval('job_version_seq') where parked",
    );
  }
  await foreign.query("commit");
  await foreign.end();
}

/** Deletes the rows that were inserted with SQL, because the check of the invariants does not apply to them. */
async function empty({ db: { pool } }: Deployment): Promise<void> {
  await pool.query("delete from generation_jobs where prompt = 'long ago'");
  await pool.query(
    "delete from generation_jobs where prompt like '%#many%' and status = 'pending'",
  );
  await pool.query("update user_lanes set waiting = 0, held = 0 where waiting > 0");
  await pool.query("analyze");
}

const told = ({ median, p95 }: ClaimTimes): string =>
  `${median.toFixed(1)} ms (p95 ${p95.toFixed(1)})`;

export const queueHealth: PromiseTest = {
  number: 23,
  title: "The queue stays healthy",
  alone: "machine",
  async run(rig) {
    const waiting = rig.count({ short: 1_000, default: 10_000, long: 10_000 });
    const ended = rig.count({ short: 5_000, default: 50_000, long: 100_000 });
    const updates = rig.count({ short: 1_000, default: 20_000, long: 100_000 });
    const claims = rig.count({ short: 10, default: 60, long: 200 });
    const deployment = await rig.openDeployment({ USER_RUNNING_LIMIT: "10" });
    // The second deployment has the same rows without the updates. Comparing both deployments cancels out the machine's
    // speed.
    const control = await rig.openDeployment({ USER_RUNNING_LIMIT: "10" });
    const { pool } = deployment.db;
    await fill(deployment, waiting, ended);
    await fill(control, waiting, ended);
    const seen = await plans(deployment, 1);
    const bad = seen.filter((text) => BIG.test(text));
    await churn(deployment, updates);
    const [after, calm] = await compareClaims([deployment, control], claims);
    if (!after || !calm) throw new Error("a deployment's claims were not measured");

    const { rows } = await pool.query<{ options: string[] | null }>(
      "select reloptions as options from pg_class where relname = 'generation_jobs'",
    );
    const tuned = rows[0]?.options?.some((option) => option.startsWith("autovacuum_")) ?? false;
    const pruned = await pool.query(
      "delete from generation_jobs where id in (select id from generation_jobs where prompt = 'long ago' limit 1000)",
    );
    await empty(deployment);
    await empty(control);
    return {
      trials: updates,
      pass:
        seen.length > 0 &&
        bad.length === 0 &&
        after.median <= Math.max(2 * calm.median, rig.limit(10)) &&
        tuned &&
        pruned.rowCount === 1_000,
      figure: `${seen.length} plans with ${waiting} waiting and ${ended} ended rows and ${PEOPLE} users: ${bad.length} sequential scans${bad[0] ? ` (${/[^\n]*Seq Scan[^\n]*/.exec(bad[0])?.[0].trim()})` : ""}; claims after ${updates} updates during another session's open transaction: ${told(after)}; claims without these updates, measured in turn: ${told(calm)}; autovacuum configured for the table; 1,000 ended rows deleted in one batch`,
    };
  },
};
