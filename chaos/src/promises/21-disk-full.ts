import { execFile } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { startRunner } from "@lacquer/services";
import sharp from "sharp";
import { bodyWith } from "../rig/provider.ts";
import { LONG_LEASE, type PromiseTest } from "../rig/rig.ts";
import { mountSmallDisk } from "../rig/small-disk.ts";
import { fillPostgres } from "../rig/full-postgres.ts";

const run = promisify(execFile);
const KB = 1024;

/** Returns the number of whole pictures in the store, and the names of all other files. */
async function contents(folder: string): Promise<{ whole: number; other: string[] }> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = { whole: 0, other: [] as string[] };
  for (const file of files.filter((entry) => entry.isFile() && entry.name !== "ballast")) {
    const bytes = await readFile(path.join(file.parentPath, file.name));
    const decodes = await sharp(bytes)
      .stats()
      .then(
        () => true,
        () => false,
      );
    if (decodes) found.whole += 1;
    else found.other.push(file.name);
  }
  return found;
}

export const diskFull: PromiseTest = {
  number: 21,
  title: "A full disk leaves no half object",
  async run(rig) {
    const jobs = rig.count({ short: 6, default: 20, long: 50 });
    const deployment = await rig.openDeployment({
      USER_RUNNING_LIMIT: "100",
      LEASE_SECONDS: LONG_LEASE,
    });
    const folder = path.join(deployment.dataDir, "storage");
    const unmount = await mountSmallDisk(folder, 1);
    if (!unmount) {
      const figure = "not measured: a disk of one megabyte needs an account that may mount one";
      return { trials: 0, pass: rig.length === "short", figure };
    }
    const postgres = await fillPostgres(rig);
    try {
      // Random noise cannot be compressed. The rest of the disk has room for two of these pictures.
      const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
      const picture = await sharp({
        create: { width: 400, height: 400, channels: 3, background: "#000", noise },
      })
        .png()
        .toBuffer();
      await writeFile(path.join(folder, "ballast"), Buffer.alloc(600 * KB));
      deployment.provider.plan = () => ({
        do: "body",
        type: "application/json",
        body: bodyWith(picture),
      });
      const runner = await startRunner(deployment.servicesWith({ config: { retrySeconds: 2 } }), {
        imageProvider: deployment.imageProvider,
        slots: 8,
        pollSeconds: 0.2,
        sweepSeconds: 0.5,
      });
      const userId = await deployment.newUser(jobs);
      for (let job = 0; job < jobs; job += 1) await deployment.create(userId);
      await deployment.allEnded(240);
      await runner.drain(5);
      const { completed = 0, failed = 0 } = await deployment.statuses();
      const { whole, other } = await contents(folder);
      const { rows } = await deployment.db.pool.query<{ code: string; attempt: number }>(
        "select distinct error_code as code, attempt from generation_jobs where status = 'failed'",
      );
      return {
        trials: jobs,
        pass:
          failed > 0 &&
          completed + failed === jobs &&
          whole === completed &&
          other.length === 0 &&
          rows.every((row) => row.code === "storage_failed") &&
          postgres?.kept === true,
        figure: `tmpfs of 1 MB: ${completed} completed, ${failed} failed at no charge (${rows.map((row) => `${row.code} after attempt ${row.attempt}`).join(", ")}); ${whole} whole objects, ${other.length} partial ones. ${postgres?.figure}`,
      };
    } finally {
      // The check of the invariants reads the pictures, so the pictures are moved back to their place.
      const kept = path.join(deployment.dataDir, "kept");
      await run("cp", ["-r", folder, kept]);
      await unmount();
      await run("cp", ["-r", `${kept}/.`, folder]);
    }
  },
};
