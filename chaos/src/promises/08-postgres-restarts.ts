import { setTimeout as pause } from "node:timers/promises";
import type { PromiseTest } from "../rig/rig.ts";
import { seconds, worst } from "../rig/statistics.ts";

export const postgresRestarts: PromiseTest = {
  number: 8,
  title: "Postgres restarts mid-run",
  alone: "postgres",
  async run(rig) {
    const { random } = rig;
    const jobs = rig.count({ short: 20, default: 60, long: 200 });
    const restarts = rig.count({ short: 1, default: 4, long: 9 });
    const deployment = await rig.openDeployment({ USER_RUNNING_LIMIT: "50", MAX_ATTEMPTS: "10" });
    deployment.provider.plan = () => ({ do: "paint", afterMs: random.int(50, 400) });
    const userId = await deployment.newUser(jobs * 40);
    const workers = await Promise.all([deployment.worker(), deployment.worker()]);
    let [made, over] = [0, false];
    // Jobs are created throughout. A create that Postgres could not answer is repeated with the same key.
    const ordering = (async () => {
      while (made < jobs || !over) {
        const done = await deployment.create(userId, {}, `order-${made}`).then(
          () => true,
          () => false,
        );
        if (done) made += 1;
        const { pending = 0 } = await deployment.statuses().catch(() => ({ pending: 99 }));
        await pause(pending > 20 ? 150 : 20);
      }
    })();
    const ups: number[] = [];
    for (let restart = 0; restart < restarts; restart += 1) {
      await pause(restart === 0 && rig.length === "short" ? 1_500 : random.int(5_000, 10_000));
      await rig.cluster.restart(restart % 2 === 0 ? "immediate" : "fast", random.int(0, 2_000));
      ups.push(Date.now());
      await pause(rig.limit(1_500));
    }
    over = true;
    await ordering;
    await deployment.allEnded();
    const starts = (await deployment.newStarts()).map((start) => start.at);
    const resumed = ups.map(
      (up) => (starts.find((at) => at >= up) ?? Number.POSITIVE_INFINITY) - up,
    );
    const alive = workers.filter(
      ({ child }) => child.exitCode === null && child.signalCode === null,
    );
    await Promise.all(workers.map((worker) => worker.end("SIGKILL")));
    const statuses = await deployment.statuses();
    const faults = (await deployment.faults()).length;
    const ended = (statuses["completed"] ?? 0) + (statuses["failed"] ?? 0);
    return {
      trials: made,
      pass: faults === 0 && ended >= made && worst(resumed) <= 5_000 && alive.length === 2,
      figure: `${restarts} restarts of Postgres, every second one like a crash: ${made} jobs accepted, ${ended} ended (${statuses["failed"] ?? 0} failed), ${faults} violations; claims resumed after ${seconds(worst(resumed))} at worst; ${alive.length} of 2 processes never restarted`,
    };
  },
};
