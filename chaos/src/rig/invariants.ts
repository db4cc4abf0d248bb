import type { Database } from "@lacquer/db";
import type { Storage } from "@lacquer/storage";
import { findBrokenInvariants } from "@lacquer/testing";
import sharp from "sharp";
import type { Provider } from "./provider.ts";

/**
 * Checks every rule that must hold over the whole database after any scenario: the database's invariants (balances,
 * charges, refunds, user queues, leases), that every picture of a completed job decodes, and that no image was ordered
 * more often than its attempts allow. `stops` is the number of workers that were told to shut down. A worker that shuts
 * down may give the attempt back to its running jobs, so each stop allows one more order of an image.
 */
export async function findFaults(deployment: {
  db: Database;
  storage: Storage;
  provider: Provider;
  maxAttempts: number;
  stops: number;
  tagOf(jobId: string): string | undefined;
}): Promise<string[]> {
  const { pool } = deployment.db;
  const faults = await findBrokenInvariants(pool);
  const { rows } = await pool.query<{ id: string; status: string; key: string; image: number }>(
    `select g.id, g.status::text, i.storage_key as key, i.image_index as image
     from generation_jobs g join job_images i on i.job_id = g.id`,
  );
  for (const { id, key } of rows) {
    const object = await deployment.storage.get(key);
    const decoded =
      object &&
      (await sharp(object.bytes)
        .stats()
        .catch(() => null));
    if (!decoded) faults.push(`a kept image points at an object that decodes: ${id} ${key}`);
  }
  const paid = new Map<string, number>();
  for (const { tag, imageIndex, status } of deployment.provider.calls) {
    // A 429 answer only delays a job, so it counts neither as an attempt nor as an order. A call without a tag belongs
    // to no known image.
    if (status === 429 || tag === "") continue;
    const image = `${tag}/${imageIndex}`;
    paid.set(image, (paid.get(image) ?? 0) + 1);
  }
  const allowed = deployment.maxAttempts + deployment.stops;
  for (const [image, calls] of paid) {
    if (calls > allowed)
      faults.push(`an image is ordered at most ${allowed} times: ${image} had ${calls} calls`);
  }
  return faults;
}
