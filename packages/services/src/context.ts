import type { Database } from "@lacquer/db";
import type { Nudge } from "@lacquer/db/wake";
import type { Rates } from "@lacquer/imaging";
import type { Storage } from "@lacquer/storage";
import type { Tracing } from "./tracing/index.ts";

/** The settings for OpenAI, or for a gateway that speaks its Images API. */
export interface OpenAiSettings {
  model: string;
  quality: "low" | "medium" | "high" | "xhigh" | "max" | "auto";
  /** The rates by which the cost of a call is calculated. If absent, the published rates are used. */
  rates?: Rates | undefined;
}

/** How much one user may store, and the time after which unwanted data is removed. */
export interface Keeping {
  storageQuotaMb: number;
  uploadKeepDays: number;
  guestKeepDays: number;
  /** For how many days an account's deletion can be taken back. */
  deleteGraceDays: number;
}

/** The settings of the services. Server and worker read them once from their environment, when they start. */
export interface ServiceConfig {
  provider: "openai" | "renderer";
  /** Present if OpenAI makes the images. */
  openai?: OpenAiSettings | undefined;
  /** The maximum cost of paid calls in a day (UTC), in dollars. If absent, there is no budget. */
  providerDailyUsd?: number | undefined;
  signupCredits: number;
  guestCredits: number;
  /**
   * The maximum number of starter credits in 24 hours: `perRange` for one range of addresses (IPv4 /24, IPv6 /48), and
   * `perDay` for the whole studio. 0 = no limit.
   */
  freeCredits: { perRange: number; perDay: number };
  userRunningLimit: number;
  userWaitingLimit: number;
  leaseSeconds: number;
  heartbeatSeconds: number;
  attemptDeadlineSeconds: number;
  /**
   * If the storage or the database is unavailable, a job keeps its finished picture in memory for this many seconds and
   * retries to save it. The default is 75.
   */
  retrySeconds?: number | undefined;
  maxAttempts: number;
  /** Allows webhooks to http and to private addresses, for tests and closed networks. */
  webhooksPrivate?: boolean | undefined;
  /** True if mails are sent. A new account can then be used only after its address is confirmed. */
  sendsMail?: boolean | undefined;
  /** The limits on the amount and age of one user's data. Missing values come from DEFAULT_KEEPING. */
  keeping?: Partial<Keeping> | undefined;
}

/** The part of pino's logger that the services use. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** The context in which every service function runs. */
export interface ServiceContext {
  db: Database;
  storage: Storage;
  config: ServiceConfig;
  log: Log;
  /** Absent if no traces are sent. */
  tracing?: Tracing | undefined;
  /** Returns the hash that stands for a user in the logs. If absent, log lines do not identify users. */
  userHash?: ((userId: number) => string) | undefined;
  /**
   * Nudges workers after a commit; by default the nudge says that a job may be waiting. A lost nudge delays a job by at
   * most one poll.
   */
  wake(what?: Nudge): void;
  /** Announces after a commit that a job has changed. A lost announcement delays a stream by one tick. */
  changed(): void;
}
