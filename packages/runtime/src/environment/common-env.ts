import path from "node:path";
import { packageFolder } from "@lacquer/db";
import { DEFAULT_KEEPING } from "@lacquer/services";
import { z } from "zod";
import { providerEnv, providerFaults } from "./provider-env.ts";
import { storageEnv, storageFaults } from "./storage-env.ts";

const seconds = z.coerce.number().positive().max(86_400);
const otlpEndpoint = z.url({ protocol: /^https?$/ }).optional();
const days = z.coerce.number().int().min(1).max(3_650);
const count = z.coerce.number().int().min(1).max(10_000);

const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/, "must be a url like postgresql://user:password@host:5432/name");

/** The environment variables that server and worker share. Each app adds its own variables. */
export const commonEnv = {
  NODE_ENV: z
    .string()
    .default("development")
    .describe("production: Lacquer refuses to start with unsafe settings."),
  DATA_DIR: z
    .string()
    .min(1)
    .default(".data")
    .describe(
      "The folder for the embedded Postgres, the pictures, and the secrets that Lacquer makes itself; relative to the repository.",
    ),
  DATABASE_URL: postgresUrl
    .optional()
    .describe("The address of a Postgres 15 or newer; absent = the embedded Postgres."),
  DATABASE_DIRECT_URL: postgresUrl
    .optional()
    .describe(
      "The address of the same database without the pooler; needed when DATABASE_URL leads through a transaction pooler.",
    ),
  ...storageEnv,
  ...providerEnv,
  SIGNUP_CREDITS: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .default(20)
    .describe("The number of credits that a new account gets, once."),
  GUEST_CREDITS: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .default(6)
    .describe("The number of credits that a guest gets, once; 0 = no guests are admitted."),
  FREE_CREDITS_PER_RANGE: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .default(400)
    .describe(
      "The maximum number of starter credits in 24 hours for one range of addresses (IPv4 /24, IPv6 /48); 0 = no limit.",
    ),
  FREE_CREDITS_PER_DAY: z.coerce
    .number()
    .int()
    .min(0)
    .max(100_000_000)
    .default(5_000)
    .describe(
      "The maximum number of starter credits for all users together in 24 hours; 0 = no limit.",
    ),
  USER_RUNNING_LIMIT: count
    .default(4)
    .describe("The number of one user's jobs that may run at once."),
  USER_WAITING_LIMIT: count
    .default(50)
    .describe("The number of one user's jobs that may wait at once."),
  LEASE_SECONDS: seconds
    .default(30)
    .describe("How long a worker keeps a job after its last heartbeat."),
  HEARTBEAT_SECONDS: seconds
    .default(10)
    .describe("How often a worker renews its leases; at most half of LEASE_SECONDS."),
  SWEEP_SECONDS: seconds.default(1).describe("How often a worker looks for jobs to reclaim."),
  POLL_SECONDS: seconds
    .default(1)
    .describe("How often a worker looks for jobs when it is not told of new ones."),
  ATTEMPT_DEADLINE_SECONDS: seconds
    .default(180)
    .describe("How long one attempt at a job may take."),
  MAX_ATTEMPTS: z.coerce
    .number()
    .int()
    .min(1)
    .max(20)
    .default(3)
    .describe("The maximum number of attempts at one job."),
  WORKER_LOCK: z
    .enum(["on", "off"])
    .default("on")
    .describe(
      "off: the jobs of a dead process wait until their lease ends. Only for databases where sessions cannot stay open for long.",
    ),
  STORAGE_QUOTA_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .default(DEFAULT_KEEPING.storageQuotaMb)
    .describe("The maximum size of one user's stored uploads, in megabytes."),
  UPLOAD_KEEP_DAYS: days
    .default(DEFAULT_KEEPING.uploadKeepDays)
    .describe("How long an unused upload is stored."),
  GUEST_KEEP_DAYS: days
    .default(DEFAULT_KEEPING.guestKeepDays)
    .describe("How long the work of a guest who does not come back is stored."),
  DELETE_GRACE_DAYS: z.coerce
    .number()
    .int()
    .min(0)
    .max(90)
    .default(DEFAULT_KEEPING.deleteGraceDays)
    .describe("For how many days the deletion of an account can be taken back; 0 = not at all."),
  DRAIN_SECONDS: z.coerce
    .number()
    .min(0)
    .max(3_600)
    .default(25)
    .describe("How long a process that is shutting down waits for its jobs to end."),
  PUSH_CONTACT: z
    .string()
    .regex(
      /^(mailto:[^\s@]+@\S+|https:\/\/\S+)$/,
      "must be like mailto:you@example.com or https://example.com",
    )
    .default("mailto:studio@lacquer.example")
    .describe(
      "Where push services can reach you: a mailto: or https: address. Replace the default.",
    ),
  WEBHOOKS_PRIVATE: z
    .enum(["0", "1"])
    .default("0")
    .describe(
      "1: webhooks may call http:// and private addresses; only for tests and closed networks.",
    ),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, "must be a url like smtps://user:password@mail.example.com:465")
    .optional()
    .describe(
      "The mail server, smtp:// or smtps://. Absent = mails are written into DATA_DIR/mail, and new addresses need no confirmation.",
    ),
  MAIL_FROM: z
    .string()
    .regex(/^([^<>@]* )?<?[^\s<>@]+@[^\s<>@]+>?$/, "must be like Studio <studio@example.com>")
    .default("Lacquer <studio@lacquer.example>")
    .describe("The sender of mails. Replace the default when SMTP_URL is set."),
  METRICS_HOST: z
    .string()
    .min(1)
    .default("127.0.0.1")
    .describe(
      "The address at which /metrics is served to Prometheus. Whoever can reach it can read it.",
    ),
  METRICS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(9464)
    .describe("The port of /metrics; 0 = any free port."),
  OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint.describe(
    "Where traces are sent, like http://localhost:4318; absent = no traces. The other OTEL_EXPORTER_OTLP_ variables work too.",
  ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: otlpEndpoint.describe(
    "The full address for traces, if it is not OTEL_EXPORTER_OTLP_ENDPOINT followed by /v1/traces.",
  ),
  OTEL_EXPORTER_OTLP_PROTOCOL: z
    .enum(["http/protobuf", "http/json"])
    .default("http/protobuf")
    .describe("The format in which traces are sent."),
  OTEL_TRACES_SAMPLER: z
    .enum([
      "always_on",
      "always_off",
      "traceidratio",
      "parentbased_always_on",
      "parentbased_always_off",
      "parentbased_traceidratio",
    ])
    .default("parentbased_always_on")
    .describe("The rule that chooses which traces are sent."),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe("The share of traces that a traceidratio sampler sends."),
  OTEL_BSP_SCHEDULE_DELAY: z.coerce
    .number()
    .int()
    .min(10)
    .max(60_000)
    .default(5_000)
    .describe("How long spans are collected before they are sent, in milliseconds."),
  OTEL_SDK_DISABLED: z
    .enum(["true", "false"])
    .default("false")
    .describe("true: no traces are sent, even if an endpoint is set."),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"])
    .default("info")
    .describe("The lowest level of messages that are logged. Each log line is JSON."),
};

export type CommonEnv = z.output<z.ZodObject<typeof commonEnv>>;

/** Returns the faults that show only when several variables are compared. Each message names the wrong variable. */
export function commonFaults(env: CommonEnv): string[] {
  return [
    ...storageFaults(env),
    ...providerFaults(env),
    ...(env.HEARTBEAT_SECONDS * 2 > env.LEASE_SECONDS
      ? [
          "HEARTBEAT_SECONDS must be at most half of LEASE_SECONDS, or a living worker loses its jobs",
        ]
      : []),
  ];
}

/** Returns DATA_DIR as a full path. A relative path starts at the repository's root, wherever the app was started. */
export function dataFolder(env: Pick<CommonEnv, "DATA_DIR">): string {
  return path.resolve(packageFolder(), "..", "..", env.DATA_DIR);
}
