import { openSilentPort } from "../rig/ports.ts";
import { LONG_LEASE, type PromiseTest, type Rig } from "../rig/rig.ts";
import { seconds, worst } from "../rig/statistics.ts";

const DEADLINE_MS = 1_500;
const SLOTS = 4;

/** Returns the milliseconds for which each job holds its slot when the provider hangs at `place`. */
async function held(rig: Rig, place: "connect" | "headers" | "body", jobs: number) {
  const deployment = await rig.openDeployment({
    ATTEMPT_DEADLINE_SECONDS: String(DEADLINE_MS / 1000),
    MAX_ATTEMPTS: "1",
    LEASE_SECONDS: LONG_LEASE,
    USER_RUNNING_LIMIT: "100",
  });
  const silent = place === "connect" ? await openSilentPort() : null;
  if (place !== "connect")
    deployment.provider.plan = () => ({
      do: "hang",
      after: place === "headers" ? "order" : "body",
    });
  const worker = await deployment.worker({
    WORKER_CONCURRENCY: String(SLOTS),
    ...(silent ? { OPENAI_BASE_URL: `http://127.0.0.1:${silent.port}/v1` } : {}),
  });
  const userId = await deployment.newUser(jobs);
  for (let job = 0; job < jobs; job += 1) await deployment.create(userId);
  await deployment.allEnded();
  await worker.end("SIGKILL");
  silent?.close();
  // The next start in the same slot, which is four places later in the list of starts, shows when a slot became free.
  // The first round is left out, because the worker process has only just started.
  const starts = (await deployment.newStarts()).map((start) => start.at).slice(SLOTS);
  return starts.slice(SLOTS).map((at, index) => at - (starts[index] ?? at));
}

export const hangs: PromiseTest = {
  number: 13,
  title: "A hang frees its slot",
  alone: "machine",
  async run(rig) {
    const each = rig.count({ short: 2, default: 8, long: 40 });
    const places = ["connect", "headers", "body"] as const;
    const times: number[][] = [];
    for (const place of places) times.push(await held(rig, place, each + 2 * SLOTS));
    const limit = DEADLINE_MS + rig.limit(1_000);
    return {
      trials: times.flat().length,
      pass: times.every((some) => some.length === each && worst(some) <= limit),
      figure: `deadline ${seconds(DEADLINE_MS)}; slot used again after at most ${places.map((place, index) => `${seconds(worst(times[index] ?? []))} (${place})`).join(", ")}; ${seconds(limit)} allowed`,
    };
  },
};
