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
  busy: z.int().describe("The jobs that it runs."),
  startedAt: time,
  lastSeenAt: time,
  lastClaimAt: time.nullable().describe("Accurate to a few seconds."),
  isAlive: z.boolean(),
});
export type AdminWorker = z.output<typeof workerOutput>;

/** The monitor's figures that change from second to second. */
export const adminLiveOutput = z.object({
  at: time.describe("When these figures were true."),
  waiting: z.int().describe("Jobs that can start as soon as there is room."),
  parked: z
    .int()
    .describe("Jobs that wait for a time: a grace period, or a pause of the provider."),
  running: z.int(),
  oldestWaitingSeconds: z.number(),
  minutes: z
    .array(minuteOutput)
    .describe("The last 60 whole minutes and the present one, oldest first."),
  workers: z.array(workerOutput),
  provider: z.object({
    name: z.string(),
    pause: z
      .object({ reason: z.enum(PROVIDER_TROUBLES), since: time, until: time, failures: z.int() })
      .nullable()
      .describe("Null while it may be called."),
  }),
});
export type AdminLive = z.output<typeof adminLiveOutput>;

const failureOutput = z.object({
  code: z.string(),
  hour: z.int().describe("In the last hour."),
  ever: z.int().describe("Since the studio began."),
});

const spendingOutput = z.object({
  provider: z.string(),
  outcome: z.string(),
  calls: z.int(),
  costUsd: z.number().describe("Calculated from the studio's own rates."),
});

const actionOutput = z.object({
  id: z.string(),
  admin: z.string().nullable().describe("E-mail address; null = the operator's terminal."),
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
  calls: z.array(spendingOutput).nullable().describe("Paid calls of the last 24 hours."),
  dailyBudgetUsd: z.number().nullable(),
  storage: z.object({
    databaseBytes: z.int(),
    uploads: z.object({ pictures: z.int(), bytes: z.int() }).nullable(),
    results: z.object({ pictures: z.int(), bytes: z.int() }).nullable(),
    toRemove: z.int().describe("Objects that are still to be removed from the store."),
  }),
  abuse: z.object({
    starterCredits: z.int().describe("Free credits of the last 24 hours."),
    passwordTries: z.int().describe("Failed tries of the last hour."),
    openStreams: z.int(),
    busiest: z
      .array(z.object({ key: z.string(), requests: z.int() }))
      .describe("Who asked the most in the last minute: a user's number, or an address."),
  }),
  actions: z.array(actionOutput).describe("The newest changes by admins."),
});
export type AdminTotals = z.output<typeof adminTotalsOutput>;

const personOutput = z.object({
  id: z.int(),
  email: z.string().nullable().describe("Null for a guest."),
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
export const adminJobsOutput = z.array(jobLineOutput).describe("At most 50, newest first.");

/** All details of one job, except the words and pictures of its design. */
export const adminJobOutput = jobLineOutput.extend({
  provider: z.string().nullable(),
  requestId: z.string().nullable().describe("The id of the request, as in the logs."),
  userHash: z.string().nullable().describe("The owner, as in the logs."),
  traceId: z.string().nullable().describe("The job's trace, if one was sent."),
  deaths: z.int().describe("Workers that died while they ran it."),
  imageCount: z.int(),
  cost: z.int(),
  refunded: z.int(),
  graceUntil: time.nullable(),
  waitsUntil: time.nullable().describe("When a parked job may be claimed."),
  startedAt: time.nullable(),
  leaseOwner: z.string().nullable().describe("The worker that runs it."),
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
      requestId: z.string().nullable().describe("The provider's own."),
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
      key: z.string().describe("Its key in the store."),
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
