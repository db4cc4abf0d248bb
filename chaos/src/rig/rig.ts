import { setTimeout as pause } from "node:timers/promises";
import type { Cluster } from "./cluster.ts";
import { type Deployment, openDeployment } from "./deployment.ts";
import type { Env } from "./processes.ts";
import type { Random } from "./random.ts";

/** A lease so long that no healthy worker loses it. Dead workers are found by their locks instead. */
export const LONG_LEASE = "30";

export type Length = "short" | "default" | "long";

/** The tools for testing a promise. */
export interface Rig {
  random: Random;
  length: Length;
  /** Returns the count for the length of this run. */
  count(counts: Record<Length, number>): number;
  cluster: Cluster;
  /**
   * Returns a limit in milliseconds. In the short form, the limit is three times as long, because the short form runs
   * beside other suites on machines of any speed.
   */
  limit(milliseconds: number): number;
  /** The lease in seconds, as an environment value, for a test in which the lease should expire. */
  shortLease: string;
  /**
   * Opens a Lacquer for this promise. After the promise's test, the rig checks the invariants of this Lacquer and
   * closes it.
   */
  openDeployment(env?: Env, options?: { tablespace?: string }): Promise<Deployment>;
  /** Checks the invariants and closes the deployment now. */
  closeDeployment(deployment: Deployment): Promise<void>;
}

export interface Result {
  /** The measured figure as text. */
  figure: string;
  pass: boolean;
  trials: number;
}

/** One promise and its test. */
export interface PromiseTest {
  number: number;
  title: string;
  /**
   * The resource that the test needs exclusively: the whole machine (because it measures times), or Postgres (because
   * it stops or fills it).
   */
  alone?: "machine" | "postgres";
  run(rig: Rig): Promise<Result>;
}

/** After this many minutes a test is ended, because a broken engine could make it wait for ever. */
const LIMIT_MINUTES: Record<Length, number> = { short: 4, default: 10, long: 120 };

/** Tests one promise of docs/reliability.md, and checks the invariants of every deployment that the test used. */
export async function keepPromise(
  test: PromiseTest,
  { cluster, random, length }: Pick<Rig, "cluster" | "random" | "length">,
): Promise<Result & { faults: string[] }> {
  const deployments: Deployment[] = [];
  const faults: string[] = [];
  const rig: Rig = {
    cluster,
    length,
    random: random.fork(String(test.number)),
    count: (counts) => counts[length],
    shortLease: length === "short" ? "4" : "2",
    limit: (milliseconds) => (length === "short" ? 3 : 1) * milliseconds,
    async closeDeployment(deployment) {
      deployments.splice(deployments.indexOf(deployment), 1);
      faults.push(...(await checkAndClose(deployment)));
    },
    async openDeployment(env, { tablespace } = {}) {
      const deployment = await openDeployment(await cluster.createDatabase(tablespace), {
        // Beside other suites, a healthy worker may be delayed by more than the rig's lease of two seconds. A promise
        // that tests the lease itself sets its own lease.
        ...(length === "short" ? { LEASE_SECONDS: LONG_LEASE } : {}),
        ...env,
      });
      deployments.push(deployment);
      return deployment;
    },
  };
  let result: Result;
  try {
    const minutes = LIMIT_MINUTES[length];
    const late = pause(minutes * 60_000, null, { ref: false });
    result = (await Promise.race([test.run(rig), late])) ?? {
      figure: `not done after ${minutes} minutes`,
      pass: false,
      trials: 0,
    };
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    result = { figure: `could not be measured: ${why}`, pass: false, trials: 0 };
  }
  for (const deployment of deployments) faults.push(...(await checkAndClose(deployment)));
  return { ...result, pass: result.pass && faults.length === 0, faults };
}

/** Returns the invariants that a deployment broke. Called after the promise's test. */
async function checkAndClose(deployment: Deployment): Promise<string[]> {
  const faults = await deployment
    .faults()
    .catch((error: unknown) => [`the invariants could not be checked: ${String(error)}`]);
  await deployment.close();
  return faults;
}
