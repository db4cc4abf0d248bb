import { type AppProcess } from "@lacquer/testing";
import type { Deployment } from "../rig/deployment.ts";
import { LONG_LEASE, type PromiseTest } from "../rig/rig.ts";
import { waitUntil } from "../rig/waits.ts";

export const poisonJob: PromiseTest = {
  number: 19,
  title: "A poison job ends, and nothing else with it",
  async run(rig) {
    const good = rig.count({ short: 8, default: 30, long: 100 });
    const deployment = await rig.openDeployment({
      USER_RUNNING_LIMIT: "4",
      LEASE_SECONDS: LONG_LEASE,
    });
    const { pool } = deployment.db;
    const [bad, kind] = [await deployment.newUser(2), await deployment.newUser(good)];
    const poison = await deployment.create(bad);
    const undecodable = await deployment.create(bad);
    await pool.query(
      `update generation_jobs set design_settings = '{"nailShape": 7}' where id = $1`,
      [undecodable],
    );
    for (let job = 0; job < good; job += 1) await deployment.create(kind);
    const crew = createCrew(deployment, poison);
    const mishaps: Promise<void>[] = [];
    deployment.provider.plan = (call) => {
      if (call.tag !== deployment.tagOf(poison))
        return { do: "paint", afterMs: rig.random.int(30, 150) };
      mishaps.push(new Promise<void>((resolve) => setTimeout(resolve, 400)).then(crew.killHolder));
      return { do: "hang", after: "order" };
    };
    await Promise.all([crew.hire(), crew.hire()]);
    await waitUntil(
      "every job to end",
      async () => {
        const { pending = 0, processing = 0 } = await deployment.statuses();
        return pending + processing === 0;
      },
      { everyMs: 50 },
    );
    await Promise.all(mishaps);
    await crew.dismiss();
    const { rows } = await pool.query<{
      id: string;
      status: string;
      attempt: number;
      refunded: number;
      deaths: number;
      code: string;
    }>(
      "select id, status::text, attempt, refunded, deaths, error_code as code from generation_jobs",
    );
    const own = rows.find((row) => row.id === poison);
    const broken = rows.find((row) => row.id === undecodable);
    const done = rows.filter((row) => row.status === "completed").length;
    // Some good jobs ran beside the poison job at each of its crashes and still completed, because the last attempt of
    // a job runs alone.
    const spared = rows.filter((row) => row.id !== poison && row.deaths > 0).length;
    return {
      trials: good + 2,
      pass:
        own?.status === "failed" &&
        own.attempt === 3 &&
        own.refunded === 1 &&
        crew.deaths === 3 &&
        broken?.status === "failed" &&
        broken.refunded === 1 &&
        done === good,
      figure: `poison job: ${crew.deaths} workers died, then ${own?.status} after attempt ${own?.attempt}, ${own?.refunded} credits returned; undecodable job: ${broken?.status} (${broken?.code}), ${broken?.refunded} credits returned; ${done}/${good} good jobs completed, ${spared} of them after their worker had died`,
    };
  },
};

/** Runs workers. A worker that takes the poison job dies a moment later, as if out of memory, and is restarted. */
function createCrew(deployment: Deployment, poison: string) {
  const workers = new Map<number, AppProcess>();
  const crew = {
    deaths: 0,
    async hire() {
      const worker = await deployment.worker();
      workers.set(worker.child.pid ?? 0, worker);
    },
    async killHolder() {
      const { rows } = await deployment.db.pool.query<{ pid: number }>(
        "select w.pid from generation_jobs g join workers w on w.id = g.lease_owner where g.id = $1",
        [poison],
      );
      const worker = workers.get(rows[0]?.pid ?? 0);
      if (!worker) return;
      crew.deaths += 1;
      await worker.end("SIGKILL");
      await crew.hire();
    },
    async dismiss() {
      await Promise.all([...workers.values()].map((worker) => worker.end("SIGKILL")));
    },
  };
  return crew;
}
