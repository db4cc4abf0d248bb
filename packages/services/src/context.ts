import type { Database } from "@lacquer/db";
import type { Nudge } from "@lacquer/db/wake";
import type { Rates } from "@lacquer/imaging";
import type { Storage } from "@lacquer/storage";

/** How OpenAI, or a gateway that speaks its Images API, is asked. */
export interface OpenAiSettings {
  model: string;
  quality: "low" | "medium" | "high" | "xhigh" | "max" | "auto";
  /** Absent = what is published. */
  rates?: Rates | undefined;
}

/** How much one user may keep, and for how long what nobody wants any more. */
export interface Keeping {
  storageQuotaMb: number;
  uploadKeepDays: number;
  guestKeepDays: number;
}

/** The settings that verbs act by; both apps read them from their environment once, at start. */
export interface ServiceConfig {
  provider: "openai" | "renderer";
  /** Present where OpenAI makes the images. */
  openai?: OpenAiSettings | undefined;
  /** The most that paid calls may cost in a day (UTC), in dollars; absent = no budget. */
  providerDailyUsd?: number | undefined;
  signupCredits: number;
  guestCredits: number;
  /** The most starter credits in 24 hours: for one range of addresses (IPv4 /24, IPv6 /48), and in all; 0 = no limit. */
  freeCredits: { perRange: number; perDay: number };
  userRunningLimit: number;
  userWaitingLimit: number;
  leaseSeconds: number;
  heartbeatSeconds: number;
  attemptDeadlineSeconds: number;
  /** How long a job asks again while the store or the database is unavailable, its finished picture in memory; absent = 75. */
  retrySeconds?: number | undefined;
  maxAttempts: number;
  /** What one user may keep and how long; what is absent is as DEFAULT_KEEPING says. */
  keeping?: Partial<Keeping> | undefined;
}

/** The part of pino's logger that verbs use. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What every verb is given. */
export interface ServiceContext {
  db: Database;
  storage: Storage;
  config: ServiceConfig;
  log: Log;
  /** Nudges workers after a commit, by default to look at the queue; losing it costs at most one poll. */
  wake(what?: Nudge): void;
  /** Says, after a commit, that a job changed; losing it costs a stream one tick. */
  changed(): void;
}
