import { readFile } from "node:fs/promises";
import { hugePixels } from "@lacquer/testing";
import type { Play } from "@lacquer/testing/doubles";
import { bodyWith } from "../rig/provider.ts";
import { LONG_LEASE, type PromiseTest } from "../rig/rig.ts";

const MB = 1024 * 1024;

/** The current and the highest memory of a process, in bytes, as the kernel counts it. */
async function memoryOf(pid: number): Promise<{ now: number; peak: number }> {
  const text = await readFile(`/proc/${pid}/status`, "utf8");
  const kilobytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1] ?? 0);
  return { now: kilobytes("VmRSS") * 1024, peak: kilobytes("VmHWM") * 1024 };
}

export const oversizedResult: PromiseTest = {
  number: 20,
  title: "An oversized result is refused while it comes",
  async run(rig) {
    const each = rig.count({ short: 2, default: 12, long: 40 });
    const deployment = await rig.openDeployment({
      USER_RUNNING_LIMIT: "50",
      MAX_ATTEMPTS: "1",
      LEASE_SECONDS: LONG_LEASE,
    });
    const pixels = await hugePixels();
    const plays = new Map<string, Play>();
    deployment.provider.plan = (call) => plays.get(call.tag) ?? { do: "paint", afterMs: 20 };
    const userId = await deployment.newUser(each * 2 + 20);
    const worker = await deployment.worker();
    const pid = worker.child.pid ?? 0;
    for (let job = 0; job < 20; job += 1) await deployment.create(userId);
    await deployment.allEnded();
    const before = await memoryOf(pid);
    for (let job = 0; job < each; job += 1) {
      plays.set(deployment.tagOf(await deployment.create(userId)), { do: "flood" });
      const bomb = await deployment.create(userId);
      plays.set(deployment.tagOf(bomb), {
        do: "body",
        type: "application/json",
        body: bodyWith(pixels),
      });
    }
    await deployment.allEnded();
    const after = await memoryOf(pid);
    const alive = worker.child.exitCode === null;
    await worker.end("SIGKILL");
    const rise = (after.peak - before.now) / MB;
    const { rows } = await deployment.db.pool.query<{ code: string; jobs: number }>(
      "select error_code as code, count(*)::int as jobs from generation_jobs where status = 'failed' group by 1",
    );
    const refused = rows.find((row) => row.code === "result_unreadable")?.jobs ?? 0;
    return {
      trials: each * 2,
      pass: refused === each * 2 && rise <= 150 && alive,
      figure: `${each} answers without end and ${each} pictures of 52 megapixels (${(pixels.length / 1024).toFixed(0)} kB each): ${refused} refused (${rows.map((row) => `${row.jobs} ${row.code}`).join(", ")}); the worker's memory rose by ${rise.toFixed(0)} MB at most (150 allowed)`,
    };
  },
};
