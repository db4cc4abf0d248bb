import { z } from "zod";
import { time } from "../time.ts";
import { ADMIN_ACTIONS, JOB_STATUSES, LEDGER_KINDS, UPLOAD_KINDS } from "../vocabulary.ts";
import { WEBHOOK_DELIVERY_STATES } from "../webhooks.ts";
import { PROVIDER_TROUBLES } from "./system.ts";

export const adminMineOutput = z.object({ isAdmin: z.boolean() });
export type AdminMine = z.output<typeof adminMineOutput>;

const minuteOutput = z.object({
  at: time.describe("The beginning of the minute."),
  completed: z.int(),
  failed: z.int(),
  canceled: z.int(),
});
export type AdminMinute = z.output<typeof minuteOutput>;

const workerOutput = z.object({
  id: z.string(),
  kind: z.enum(["worker", "cron"]),
  host: z.string(),
  pid: z.int(),
  version: z.string().nullable(),
  slots: z.int(),
  busy: z.int().describe("The number of jobs that this worker is running."),
  startedAt: time,
  lastSeenAt: time,
  lastClaimAt: time
    .nullable()
    .describe("The time at which this worker last took a job, accurate to a few seconds."),
  isAlive: z.boolean(),
});
export type AdminWorker = z.output<typeof workerOutput>;

/** The monitor's figures that change from second to second. */
export const adminLiveOutput = z.object({
  at: time.describe("The time at which these figures were read."),
  waiting: z
    .int()
    .describe("The number of jobs that wait for a free worker or for the image provider."),
  parked: z
    .int()
    .describe(
      "The number of jobs that cannot start before a certain time: the end of a grace period, or of a pause after a failed attempt.",
    ),
  running: z.int(),
  oldestWaitingSeconds: z.number(),
  minutes: z
    .array(minuteOutput)
    .describe("The last 60 whole minutes and the current minute, oldest first."),
  workers: z.array(workerOutput),
  provider: z.object({
    name: z.string(),
    pause: z
      .object({ reason: z.enum(PROVIDER_TROUBLES), since: time, until: time, failures: z.int() })
      .nullable()
      .describe("Null while the image provider may be called."),
  }),
});
export type AdminLive = z.output<typeof adminLiveOutput>;

const failureOutput = z.object({
  code: z.string(),
  hour: z.int().describe("The number of failures with this code in the last hour."),
  ever: z.int().describe("The number of failures with this code since the studio was set up."),
});

const spendingOutput = z.object({
  provider: z.string(),
  outcome: z.string(),
  calls: z.int(),
  costUsd: z
    .number()
    .describe("The cost in US dollars, calculated at the rates that the studio has set."),
});

const actionOutput = z.object({
  id: z.string(),
  admin: z
    .string()
    .nullable()
    .describe("The admin's e-mail address; null = the operator did it in a terminal."),
  action: z.enum(ADMIN_ACTIONS),
  user: z.string(),
  jobId: z.uuid().nullable(),
  amount: z.int().nullable(),
  reason: z.string(),
  createdAt: time,
});
export type AdminAction = z.output<typeof actionOutput>;

/**
 * The monitor's figures that change slowly and take longer to count. A figure is null if it could not be counted in
 * time.
 */
export const adminTotalsOutput = z.object({
  ended: z.object({ completed: z.int(), failed: z.int(), canceled: z.int() }),
  failures: z.array(failureOutput),
  calls: z
    .array(spendingOutput)
    .nullable()
    .describe("The paid calls in the last 24 hours; null if they could not be counted in time."),
  dailyBudgetUsd: z.number().nullable(),
  storage: z.object({
    databaseBytes: z.int(),
    uploads: z.object({ pictures: z.int(), bytes: z.int() }).nullable(),
    results: z.object({ pictures: z.int(), bytes: z.int() }).nullable(),
    toRemove: z
      .int()
      .describe("The number of objects that are still to be removed from the object store."),
  }),
  abuse: z.object({
    starterCredits: z.int().describe("The free credits that were granted in the last 24 hours."),
    passwordTries: z.int().describe("The number of wrong passwords in the last hour."),
    openStreams: z.int(),
    busiest: z
      .array(z.object({ key: z.string(), requests: z.int() }))
      .describe(
        "The callers with the most requests in the last minute. Each key is a user's id or a network address.",
      ),
  }),
  actions: z.array(actionOutput).describe("The most recent changes that admins made."),
});
export type AdminTotals = z.output<typeof adminTotalsOutput>;

const personOutput = z.object({
  id: z.int(),
  email: z.string().nullable().describe("The e-mail address; null for a guest."),
  credits: z.int(),
});

const jobLineOutput = z.object({
  id: z.uuid(),
  status: z.enum(JOB_STATUSES),
  user: personOutput,
  errorCode: z.string().nullable(),
  attempt: z.int(),
  createdAt: time,
  completedAt: time.nullable(),
});
export type AdminJobLine = z.output<typeof jobLineOutput>;
export const adminJobsOutput = z.array(jobLineOutput).describe("At most 50 jobs, newest first.");

/** All details of one job, except the words and pictures of its design. */
export const adminJobOutput = jobLineOutput.extend({
  provider: z.string().nullable(),
  requestId: z
    .string()
    .nullable()
    .describe("The id, in the logs, of the request that created the job."),
  userHash: z.string().nullable().describe("The hash that stands for the job's owner in the logs."),
  traceId: z.string().nullable().describe("The id of the job's trace; null = no trace was sent."),
  deaths: z.int().describe("The number of workers that died while they were running this job."),
  imageCount: z.int(),
  cost: z.int(),
  refunded: z.int(),
  graceUntil: time.nullable(),
  waitsUntil: time
    .nullable()
    .describe("For a parked job: the time from which a worker may take it."),
  startedAt: time.nullable(),
  leaseOwner: z.string().nullable().describe("The id of the worker that is running this job."),
  leaseUntil: time.nullable(),
  retryOf: z.uuid().nullable(),
  calls: z.array(
    z.object({
      imageIndex: z.int(),
      attempt: z.int(),
      provider: z.string(),
      model: z.string(),
      outcome: z.string(),
      errorCode: z.string().nullable(),
      requestId: z.string().nullable().describe("The provider's own id for this call."),
      costUsd: z.number().nullable(),
      startedAt: time,
      endedAt: time.nullable(),
    }),
  ),
  ledger: z.array(
    z.object({
      id: z.string(),
      userId: z.int(),
      kind: z.enum(LEDGER_KINDS),
      amount: z.int(),
      createdAt: time,
    }),
  ),
  files: z.array(
    z.object({
      what: z.enum(["image", "provider's own", ...UPLOAD_KINDS]),
      key: z.string().describe("The file's key in the object store."),
      bytes: z.int().nullable(),
      createdAt: time,
    }),
  ),
  deliveries: z.array(
    z.object({
      webhookId: z.int(),
      state: z.enum(WEBHOOK_DELIVERY_STATES),
      attempt: z.int(),
      lastStatus: z.int().nullable(),
      lastFault: z.string().nullable(),
      createdAt: time,
    }),
  ),
  actions: z.array(actionOutput),
});
export type AdminJob = z.output<typeof adminJobOutput>;

export const adminGrantOutput = z.object({
  email: z.string(),
  credits: z.int().describe("The balance after the grant."),
});
export type AdminGrant = z.output<typeof adminGrantOutput>;

export const adminChangedOutput = z.object({ jobId: z.uuid() });
export type AdminChanged = z.output<typeof adminChangedOutput>;
