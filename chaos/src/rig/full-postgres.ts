import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Deployment } from "./deployment.ts";
import { waitUntil } from "./waits.ts";
import type { Rig } from "./rig.ts";
import { mountSmallDisk } from "./small-disk.ts";

/** The disk's size; an empty database takes about 10 MB of it. */
const DISK_MB = 24;
const DISK_FULL = "53100";

const codeOf = (error: unknown) =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

/** Inserts rows until Postgres reports a full disk. The last inserts are one page each. */
async function fill(ballast: pg.Client): Promise<void> {
  await ballast.query("create table if not exists ballast (bytes text)");
  for (const kilobytes of [1_000, 100, 7]) {
    for (let full = false; !full;) {
      await ballast
        .query(
          "insert into ballast select repeat(md5(random()::text), 32) from generate_series(1, $1)",
          [kilobytes],
        )
        .catch((error: unknown) => {
          if (codeOf(error) !== DISK_FULL) throw error;
          full = true;
        });
    }
  }
}

/**
 * Creates jobs for `milliseconds`. A create that fails because the disk is full counts as refused and must leave
 * nothing behind.
 */
async function order(deployment: Deployment, userId: number, milliseconds: number) {
  const [until, tally] = [Date.now() + milliseconds, { accepted: 0, refused: 0, others: 0 }];
  while (Date.now() < until) {
    await deployment.create(userId, { prompt: "x".repeat(900) }).then(
      () => (tally.accepted += 1),
      (error: unknown) => {
        if (codeOf(error) === DISK_FULL) tally.refused += 1;
        else tally.others += 1;
      },
    );
    await pause(20);
  }
  return tally;
}

/**
 * Fills Postgres's own disk for a while, in which jobs wait and run. Returns null when no small disk can be mounted.
 * `kept` means that every accepted job ended and no process was restarted.
 */
export async function fillPostgres(rig: Rig): Promise<{ kept: boolean; figure: string } | null> {
  const folder = await mkdtemp(path.join(tmpdir(), "lacquer-chaos-disk-"));
  const unmount = await mountSmallDisk(folder, DISK_MB);
  if (!unmount) return null;
  const tablespace = await rig.cluster.createTablespace(folder);
  try {
    const deployment = await rig.openDeployment({ USER_RUNNING_LIMIT: "8" }, { tablespace });
    deployment.provider.plan = () => ({ do: "paint", afterMs: rig.random.int(100, 400) });
    const workers = await Promise.all([deployment.worker(), deployment.worker()]);
    const userId = await deployment.newUser(100_000);
    for (let job = 0; job < 20; job += 1) await deployment.create(userId);
    const ballast = new pg.Client({ connectionString: deployment.databaseUrl });
    await ballast.connect();
    await fill(ballast);
    const tally = await order(
      deployment,
      userId,
      rig.count({ short: 2_000, default: 6_000, long: 30_000 }),
    );
    await ballast.query("drop table ballast");
    await ballast.end();
    await waitUntil("an order to be taken", () => deployment.create(userId));
    await deployment.allEnded();
    const alive = workers.filter(
      ({ child }) => child.exitCode === null && child.signalCode === null,
    );
    await Promise.all(workers.map((worker) => worker.end("SIGKILL")));
    const { completed = 0, failed = 0 } = await deployment.statuses();
    await rig.closeDeployment(deployment);
    return {
      kept: tally.refused > 0 && tally.others === 0 && alive.length === 2,
      figure: `Postgres with a full disk: ${tally.refused} creates refused with ${DISK_FULL}, ${tally.accepted} accepted; ${completed} completed, ${failed} failed at no charge, ${alive.length} of 2 workers never restarted`,
    };
  } finally {
    await rig.cluster.dropTablespace(tablespace);
    await unmount();
    await rm(folder, { recursive: true, force: true });
  }
}
