import { link, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";

const TOUCH_MS = 1_000;
const STALE_MS = 10_000;
const TIMEOUT_MS = 120_000;

/**
 * Runs `work` under a lock file, so that no other process of this machine runs it at the same time. A killed process
 * leaves its lock file behind. The file no longer counts once that process is gone, or when it has not been touched for
 * ten seconds. Should two processes ever hold the lock together, Postgres's own lock protects the data.
 *
 * We do not use proper-lockfile, because it looks only at the time of the last touch. Every start after a kill would
 * then wait for ten seconds.
 */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await acquire(file);
  const touching = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => {});
  }, TOUCH_MS);
  touching.unref();
  try {
    return await work();
  } finally {
    clearInterval(touching);
    await rm(file, { force: true });
  }
}

async function acquire(file: string): Promise<void> {
  const own = `${file}.${process.pid}.${crypto.randomUUID()}`;
  const until = Date.now() + TIMEOUT_MS;
  await writeFile(own, String(process.pid));
  try {
    for (;;) {
      // The lock file is made by a link, so other processes never see it empty. After an exclusive create, the file
      // would be empty for a moment.
      const taken = await link(own, file).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code === "EEXIST") return false;
          throw error;
        },
      );
      if (taken) return;
      if (await isStale(file)) {
        await rename(file, `${own}.stale`).catch(() => {});
        await rm(`${own}.stale`, { force: true });
        continue;
      }
      if (Date.now() > until)
        throw new Error(
          `Another process has held ${file} for two minutes. Stop it, or remove the file, and start again.`,
        );
      await delay(50);
    }
  } finally {
    await rm(own, { force: true });
  }
}

async function isStale(file: string): Promise<boolean> {
  try {
    const [text, { mtimeMs }] = await Promise.all([readFile(file, "utf8"), stat(file)]);
    return Date.now() - mtimeMs > STALE_MS || !isAlive(Number(text));
  } catch {
    return false;
  }
}

/** Returns true if a process with this id exists, even if it belongs to another user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
