import { setTimeout as pause } from "node:timers/promises";
import type { AppProcess } from "@lacquer/testing";
import type { Deployment } from "./deployment.ts";
import type { Env } from "./processes.ts";
import type { Random } from "./random.ts";

/** Two workers of which one is always about to die. */
export interface Storm {
  /** Kills outright one of the workers after a while, and puts another in its place. */
  kill(): Promise<void>;
  /** Waits until both workers are up. */
  calm(): Promise<void>;
  kills: number;
}

/** Starts two workers; each kill is made at a moment that only the seed knows. */
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
      // One that does not come up is told to whoever asks for this place next.
      next.catch(() => {});
      await gone;
    },
    async calm() {
      await Promise.all(places);
    },
  };
  return storm;
}
