import { API_KEYS_MAX, PUSH_DEVICES_MAX } from "@lacquer/contracts";
import { JOB_DRAFTS_MAX, STREAMS_MAX, UPLOADS_MAX, WITHDRAWN_MAX } from "./keeping.ts";

/** Of each table of the database: what bounds it, and what removes its rows. */
export interface TableBounds {
  bound: string;
  sweep: string;
}

const FIXED: TableBounds = { bound: "a row for each name that the program has", sweep: "none" };

/** Every table; a test fails for one that is not here. docs/security.md shows them. */
export const TABLES: Record<string, TableBounds> = {
  users: {
    bound: "new accounts and guests by address and minute",
    sweep: "emptied, by request or as a guest after GUEST_KEEP_DAYS; the number stays",
  },
  sessions: { bound: "sign-ins by address", sweep: "housekeeping, when they have ended" },
  accounts: { bound: "one a user and way of signing in", sweep: "with the user" },
  api_keys: {
    bound: `${API_KEYS_MAX} a user`,
    sweep: "housekeeping, 30 days after their end; with the user, or revoked",
  },
  verifications: { bound: "mails by address", sweep: "housekeeping, when they have ended" },
  rate_limits: { bound: "one an address and route", sweep: "housekeeping, after a day" },
  request_counts: {
    bound: "one a user or address, and kind of request",
    sweep: "housekeeping, after 10 minutes; unlogged",
  },
  open_streams: {
    bound: `${STREAMS_MAX} streams a user, one row a user and server`,
    sweep: "its server, or housekeeping after 10 minutes; unlogged",
  },
  user_lanes: { bound: "one a user", sweep: "none: it belongs to the number" },
  generation_jobs: {
    bound: "credits, CREATES_PER_MINUTE, USER_WAITING_LIMIT",
    sweep:
      "housekeeping, 30 days after the end of what was never charged; others are emptied with the user",
  },
  job_drafts: {
    bound: `the newest ${JOB_DRAFTS_MAX} of a user`,
    sweep: "with the job or the user",
  },
  job_images: { bound: "4 a charged job", sweep: "with the user" },
  credit_ledger: { bound: "two a job, and grants", sweep: "none: the books" },
  designs: { bound: "one an image", sweep: "by its owner, or with the user" },
  uploads: {
    bound: `STORAGE_QUOTA_MB and ${UPLOADS_MAX} a user`,
    sweep: "what no job names and nobody wanted for UPLOAD_KEEP_DAYS",
  },
  discarded_objects: { bound: "rows that were removed", sweep: "housekeeping, with the object" },
  idempotency_keys: {
    bound: `one a create, and ${WITHDRAWN_MAX} taken back`,
    sweep: "housekeeping, after 48 hours",
  },
  workers: { bound: "one a process", sweep: "housekeeping, after a day" },
  provider_pauses: FIXED,
  provider_limits: FIXED,
  provider_calls: { bound: "attempts of charged jobs", sweep: "none: what was paid" },
  provider_days: { bound: "one a provider and day", sweep: "none: what was paid" },
  server_keys: FIXED,
  chores: FIXED,
  push_subscriptions: {
    bound: `the newest ${PUSH_DEVICES_MAX} devices of a user`,
    sweep: "with the user, or when the device is gone",
  },
  push_deliveries: { bound: "an end a device", sweep: "told, or given up after some tries" },
  spend_months: {
    bound: "one a payer, person and month, where a limit is set",
    sweep: "none: the limit's book",
  },
  free_credits: {
    bound: "one a range of addresses and hour",
    sweep: "housekeeping, after two days",
  },
  password_tries: { bound: "one an account or device of it", sweep: "housekeeping, after an hour" },
  processes: { bound: "one a process", sweep: "housekeeping, after a day" },
  sightings: FIXED,
  tallies: FIXED,
  tally_marks: { bound: "ends of jobs and rows of the ledger", sweep: "added up into tallies" },
  additive_migrations: { bound: "one a migration", sweep: "none" },
  _prisma_migrations: { bound: "one a migration", sweep: "none" },
};
