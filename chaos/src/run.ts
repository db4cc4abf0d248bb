import { buildBundles } from "./rig/bundles.ts";
import { type Cluster, openCluster } from "./rig/cluster.ts";
import { createRandom } from "./rig/random.ts";
import { keepPromise, type Length, type PromiseTest } from "./rig/rig.ts";
import type { Row } from "./table.ts";

/** How many promises that mostly wait are put to the test at once. */
const TOGETHER = 3;

/** Puts promises to the test on one Postgres: those that need the machine alone first, then the others beside each other. */
export async function runPromises(options: {
  tests: PromiseTest[];
  length: Length;
  seed: number;
  onRow: (row: Row) => void;
}): Promise<Row[]> {
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

  await buildBundles();
  const cluster = await openCluster();
  try {
    for (const test of options.tests.filter(({ alone }) => alone)) await runOne(cluster, test);
    const others = options.tests.filter(({ alone }) => !alone);
    const takeNext = async () => {
      for (let test = others.shift(); test; test = others.shift()) await runOne(cluster, test);
    };
    await Promise.all(Array.from({ length: TOGETHER }, takeNext));
  } finally {
    await cluster.close();
  }
  return rows;
}
