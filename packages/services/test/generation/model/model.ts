import type { JobStatus } from "@lacquer/contracts";

/** A job in memory, in the state that the database should have. Each image costs one credit. */
export interface ModelJob {
  id: string;
  owner: ModelUser;
  images: number;
  status: JobStatus;
  kept: Set<number>;
  charged: boolean;
  /** True if the payer was a guest who has since signed in to an existing account, so that a refund lapses. */
  lapses: boolean;
  attempt: number;
  parked: boolean;
  /** `lease` holds the job at present; `leases` are all leases that the job ever had. */
  lease: string | null;
  leases: string[];
}

export interface ModelUser {
  id: number;
  credits: number;
  granted: number;
  guest: boolean;
  /** For each of this user's idempotency keys, the job that was created with it. */
  keys: Map<string, ModelJob>;
}

/** The users and jobs in memory, on which every command has the same effect as on the database. */
export interface Model {
  users: ModelUser[];
  jobs: ModelJob[];
}

export const LIMIT = 3;
export const MAX_ATTEMPTS = 3;

export const held = (model: Model, user: ModelUser): number =>
  ownJobs(model, user)
    .filter((job) => job.status === "pending" && !job.charged)
    .reduce((sum, job) => sum + job.images, 0);

export const ownJobs = (model: Model, user: ModelUser): ModelJob[] =>
  model.jobs.filter((job) => job.owner === user);

export const isWaiting = (job: ModelJob): boolean => job.status === "pending" && !job.parked;

/** Returns the number of jobs that could start now, whatever they cost. */
export function claimable(model: Model): number {
  const room = model.users.map((user) => {
    const own = ownJobs(model, user);
    const running = own.filter((job) => job.status === "processing").length;
    return Math.min(Math.max(0, LIMIT - running), own.filter(isWaiting).length);
  });
  return room.reduce((sum, jobs) => sum + jobs, 0);
}

export function start(job: ModelJob, lease: string): void {
  if (!job.charged) job.owner.credits -= job.images;
  job.charged = true;
  job.attempt += 1;
  job.status = "processing";
  job.lease = lease;
  job.leases.push(lease);
}

/** Ends a job. The job keeps its finished images, and the price of the missing images is refunded. */
export function end(job: ModelJob, canceled = false): void {
  if (job.charged && !job.lapses) job.owner.credits += job.images - job.kept.size;
  job.status = canceled ? "canceled" : job.kept.size > 0 ? "completed" : "failed";
  job.lease = null;
  job.parked = false;
}

export function giveBack(job: ModelJob, options: { parked: boolean; free: boolean }): void {
  if (!options.free && job.attempt >= MAX_ATTEMPTS) return end(job);
  if (options.free) job.attempt -= 1;
  job.status = "pending";
  job.lease = null;
  job.parked = options.parked;
}
