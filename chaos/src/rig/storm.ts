import { setTimeout as pause } from "node:timers/promises";
import type { AppProcess } from "@lacquer/testing";
import type { Deployment } from "./deployment.ts";
import type { Env } from "./processes.ts";
import type { Random } from "./random.ts";

/** Two workers, one of which is always about to be killed. */
export interface Storm {
  /** Kills one of the workers with SIGKILL after a while, and starts a new worker in its place. */
  kill(): Promise<void>;
  /** Waits until both workers are up. */
  calm(): Promise<void>;
  kills: number;
}

/** Starts two workers. The seed alone decides when each kill happens. */
export async function startStorm(
  deployment: Deployment,
  random: Random,
  env: Env = {},
  waitMs: [number, number] = [300, 1_300],
): Promise<Storm> {
  const places: Promise<AppProcess>[] = [deployment.worker(env), deployment.worker(env)];
  await Promise.all(places);
  const storm: Storm = {
    kills: 0,
    async kill() {
      await pause(random.int(...waitMs));
      const place = random.int(0, 1);
      const victim = await places[place];
      storm.kills += 1;
      const gone = victim?.end("SIGKILL");
      const next = deployment.worker(env);
      places[place] = next;
      // If the new worker does not start, the next caller that uses its place gets the error.
      next.catch(() => {});
      await gone;
    },
    async calm() {
      await Promise.all(places);
    },
  };
  return storm;
}
