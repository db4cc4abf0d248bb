import type { Deployment } from "../rig/deployment.ts";
import type { Random } from "../rig/random.ts";
import type { PromiseTest, Rig } from "../rig/rig.ts";
import { startStorm } from "../rig/storm.ts";

/**
 * Creates jobs for four people, one of them with few credits, and keeps about a dozen jobs in the queue until the storm
 * is over. Returns the number of jobs created.
 */
async function orderUntil(
  deployment: Deployment,
  random: Random,
  jobs: number,
  over: () => boolean,
) {
  const people: number[] = [];
  for (const credits of [jobs * 4, jobs * 4, jobs * 4, 12])
    people.push(await deployment.newUser(credits));
  let made = 0;
  while (made < jobs || !over()) {
    const { pending = 0 } = await deployment.statuses();
    if (pending > 12) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    const userId = people[random.int(0, people.length - 1)] ?? 0;
    // A create that is refused for lack of credits writes nothing.
    await deployment.create(userId, { imageCount: random.int(1, 3) }).then(
      () => (made += 1),
      () => undefined,
    );
  }
  return made;
}

async function round(rig: Rig, random: Random, jobs: number, kills: number) {
  const deployment = await rig.openDeployment();
  deployment.provider.plan = () =>
    random.next() < 0.06
      ? { do: "reset", afterMs: random.int(0, 100) }
      : { do: "paint", afterMs: random.int(20, 500) };
  const storm = await startStorm(deployment, random);
  let over = false;
  const ordering = orderUntil(deployment, random, jobs, () => over);
  while (storm.kills < kills) await storm.kill();
  over = true;
  const made = await ordering;
  await storm.calm();
  await deployment.allEnded();
  return {
    made,
    faults: (await deployment.faults()).length,
    statuses: await deployment.statuses(),
  };
}

export const creditsUnderKill: PromiseTest = {
  number: 1,
  title: "Credits are conserved under kill -9",
  alone: "machine",
  async run(rig) {
    const rounds = rig.count({ short: 1, default: 1, long: 10 });
    const jobs = rig.count({ short: 12, default: 60, long: 200 });
    const kills = rig.count({ short: 2, default: 20, long: 20 });
    let [made, faults, completed, failed] = [0, 0, 0, 0];
    for (let index = 0; index < rounds; index += 1) {
      const ended = await round(rig, rig.random.fork(`round ${index}`), jobs, kills);
      made += ended.made;
      faults += ended.faults;
      completed += ended.statuses["completed"] ?? 0;
      failed += ended.statuses["failed"] ?? 0;
    }
    return {
      trials: made,
      pass: faults === 0 && completed + failed === made,
      figure: `${made} jobs, ${rounds * kills} kills, ${faults} violations; ${completed} completed, ${failed} failed at no charge`,
    };
  },
};
