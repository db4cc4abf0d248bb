import { LONG_LEASE, type PromiseTest } from "../rig/rig.ts";
import { seconds, worst } from "../rig/statistics.ts";
import { waitUntil } from "../rig/waits.ts";

const SECRET = "chaos-cron-secret-0123456789abcdef";
const CALLERS = 10;

interface Answer {
  processed: number;
  jobId?: string;
  status?: string;
}

export const cronEndpoint: PromiseTest = {
  number: 25,
  title: "The cron endpoint beside workers",
  async run(rig) {
    const rounds = rig.count({ short: 1, default: 3, long: 10 });
    const each = 20;
    const deployment = await rig.openDeployment({
      USER_RUNNING_LIMIT: "50",
      LEASE_SECONDS: LONG_LEASE,
    });
    deployment.provider.plan = () => ({ do: "paint", afterMs: 150 });
    const budget = { CRON_SECRET: SECRET, CRON_BUDGET_SECONDS: "5", REQUESTS_PER_MINUTE: "100000" };
    const [server, ...workers] = await Promise.all([
      deployment.server(budget),
      deployment.worker({ WORKER_CONCURRENCY: "2" }),
      deployment.worker({ WORKER_CONCURRENCY: "2" }),
    ]);
    const times: number[] = [];
    const call = () => callCron(server.origin, times);
    const idle = await Promise.all(Array.from({ length: CALLERS }, call));
    const userId = await deployment.newUser(rounds * each + 1);
    let byCron = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (let job = 0; job < each; job += 1) await deployment.create(userId);
      const answers = await Promise.all(Array.from({ length: CALLERS }, call));
      byCron += answers.filter((answer) => answer.processed === 1).length;
      await deployment.allEnded();
    }
    const starts = await deployment.newStarts();
    const once = new Set(starts.map((start) => start.jobId)).size;

    // The server dies during a call, and a worker then claims the job, as after any crash.
    await Promise.all(workers.map((worker) => worker.end("SIGKILL")));
    deployment.provider.plan = ({ nth }) => ({ do: "paint", afterMs: nth === 1 ? 120_000 : 50 });
    const orphan = await deployment.create(userId);
    const cut = call().catch(() => null);
    await waitUntil(
      "the call",
      () => deployment.provider.callsFor(deployment.tagOf(orphan)).length === 1,
    );
    const last = await deployment.worker();
    const died = Date.now();
    await server.end("SIGKILL");
    await cut;
    await deployment.allEnded();
    const again = (await deployment.newStarts()).find(
      (start) => start.jobId === orphan && start.attempt === 2,
    );
    const recovered = (again?.at ?? Number.POSITIVE_INFINITY) - died;
    await last.end("SIGKILL");
    const { completed = 0 } = await deployment.statuses();
    const jobs = rounds * each;
    return {
      trials: rounds * CALLERS + 1,
      pass:
        idle.every((answer) => answer.processed === 0) &&
        starts.length === jobs &&
        once === jobs &&
        completed === jobs + 1 &&
        worst(times) <= 5_000 + rig.limit(2_000) &&
        recovered <= 2_000 + rig.limit(3_000),
      figure: `${CALLERS} calls on an empty queue: nothing done; ${rounds} × ${CALLERS} calls beside 2 workers: ${jobs} jobs, ${starts.length} starts, ${byCron} by the endpoint, answers within ${seconds(worst(times))} of a 5 s budget; a crashed call's job was claimed again after ${seconds(recovered)}`,
    };
  },
};

/** Calls the endpoint once and adds the call's milliseconds to `times`. */
async function callCron(origin: string, times: number[]): Promise<Answer> {
  const asked = performance.now();
  const response = await fetch(`${origin}/api/process-generation-jobs`, {
    method: "POST",
    headers: { authorization: `Bearer ${SECRET}` },
  });
  const body: unknown = await response.json();
  times.push(performance.now() - asked);
  if (response.status !== 200) throw new Error(`cron: ${response.status}`);
  return body as Answer;
}
