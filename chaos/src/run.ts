import { type Cluster, openCluster } from "./rig/cluster.ts";
import { createRandom } from "./rig/random.ts";
import { keepPromise, type Length, type PromiseTest } from "./rig/rig.ts";
import type { Row } from "./table.ts";

/**
 * The number of promises that are tested at the same time. Promises that need the machine for themselves are tested
 * alone.
 */
const TOGETHER = 3;

/**
 * Tests promises on one Postgres: first those that need the machine for themselves, then the others in parallel. When
 * `signal` fires, Postgres is stopped and the rows so far are returned.
 */
export async function runPromises(options: {
  tests: PromiseTest[];
  length: Length;
  seed: number;
  signal: AbortSignal;
  onRow: (row: Row) => void;
}): Promise<Row[]> {
  const { tests, signal } = options;
  const random = createRandom(options.seed);
  const rows: Row[] = [];

  async function runOne(cluster: Cluster, test: PromiseTest): Promise<void> {
    const begun = performance.now();
    const kept = await keepPromise(test, { cluster, random, length: options.length });
    const { number, title } = test;
    const row = { number, title, ...kept, seconds: (performance.now() - begun) / 1000 };
    rows.push(row);
    options.onRow(row);
  }

  async function runInTurn(cluster: Cluster, tests: PromiseTest[], together = 1): Promise<void> {
    const waiting = [...tests];
    const takeNext = async () => {
      for (let test = waiting.shift(); test && !signal.aborted; test = waiting.shift())
        await runOne(cluster, test);
    };
    await Promise.all(Array.from({ length: together }, takeNext));
  }

  const stopped = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  const cluster = await openCluster();
  // The short form gives up precise times: everything runs in parallel, on two clusters.
  const second = options.length === "short" ? await openCluster() : null;
  try {
    await Promise.race([stopped, runAll()]);
  } finally {
    await cluster.close();
    await second?.close();
  }
  return rows;

  async function runAll(): Promise<void> {
    if (second) {
      await Promise.all([
        runInTurn(
          second,
          tests.filter(({ alone }) => alone === "postgres"),
        ),
        runInTurn(
          cluster,
          tests.filter(({ alone }) => alone !== "postgres"),
          TOGETHER,
        ),
      ]);
    } else {
      await runInTurn(
        cluster,
        tests.filter(({ alone }) => alone),
      );
      await runInTurn(
        cluster,
        tests.filter(({ alone }) => !alone),
        TOGETHER,
      );
    }
  }
}
