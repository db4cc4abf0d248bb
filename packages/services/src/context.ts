import type { Database } from "@lacquer/db";
import type { Nudge } from "@lacquer/db/wake";
import type { Rates } from "@lacquer/imaging";
import type { Storage } from "@lacquer/storage";

/** The settings for OpenAI, or for a gateway that speaks its Images API. */
export interface OpenAiSettings {
  model: string;
  quality: "low" | "medium" | "high" | "xhigh" | "max" | "auto";
  /** Absent = the published rates. */
  rates?: Rates | undefined;
}

/** The most that one user may keep, and the time after which unwanted data is removed. */
export interface Keeping {
  storageQuotaMb: number;
  uploadKeepDays: number;
  guestKeepDays: number;
}

/** The settings for verbs. Both apps read them from their environment once, at start. */
export interface ServiceConfig {
  provider: "openai" | "renderer";
  /** Present when OpenAI makes the images. */
  openai?: OpenAiSettings | undefined;
  /** The most that paid calls may cost in a day (UTC), in dollars; absent = no budget. */
  providerDailyUsd?: number | undefined;
  signupCredits: number;
  guestCredits: number;
  /**
   * The most starter credits in 24 hours: for one range of addresses (IPv4 /24, IPv6 /48), and in all; 0 = no limit.
   */
  freeCredits: { perRange: number; perDay: number };
  userRunningLimit: number;
  userWaitingLimit: number;
  leaseSeconds: number;
  heartbeatSeconds: number;
  attemptDeadlineSeconds: number;
  /**
   * The seconds for which a job keeps its finished picture in memory and retries while the store or the database is
   * unavailable; absent = 75.
   */
  retrySeconds?: number | undefined;
  maxAttempts: number;
  /** Lets webhooks go to http and to private addresses, as in tests and closed networks. */
  webhooksPrivate?: boolean | undefined;
  /** The limits on one user's data, in amount and time. Missing values come from DEFAULT_KEEPING. */
  keeping?: Partial<Keeping> | undefined;
}

/** The part of pino's logger that verbs use. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** The context of every verb. */
export interface ServiceContext {
  db: Database;
  storage: Storage;
  config: ServiceConfig;
  log: Log;
  /** Nudges workers after a commit; by default they look at the queue. A lost nudge costs at most one poll. */
  wake(what?: Nudge): void;
  /** Announces a changed job after a commit. A lost announcement costs a stream one tick. */
  changed(): void;
}
