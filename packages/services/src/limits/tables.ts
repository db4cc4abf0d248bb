import {
  API_KEYS_MAX,
  BOARD_DESIGNS_MAX,
  BOARDS_MAX,
  BOTTLES_MAX,
  PHONE_LINKS_MAX,
  PUSH_DEVICES_MAX,
  WEBHOOKS_MAX,
} from "@lacquer/contracts";
import { JOB_DRAFTS_MAX, STREAMS_MAX, UPLOADS_MAX, WITHDRAWN_MAX } from "./keeping.ts";

/** For a table of the database: what limits its size, and what removes its rows. */
export interface TableBounds {
  bound: string;
  sweep: string;
}

const FIXED: TableBounds = { bound: "one row for each name that the program uses", sweep: "none" };

/** Every table of the database. docs/security.md shows this list, and a test fails if a table is missing here. */
export const TABLES: Record<string, TableBounds> = {
  users: {
    bound: "new accounts and guests by address and minute",
    sweep:
      "an account is emptied DELETE_GRACE_DAYS after its owner asked for it, and a guest after GUEST_KEEP_DAYS; the id stays",
  },
  sessions: { bound: "sign-ins by address", sweep: "housekeeping, when they have expired" },
  accounts: { bound: "one for each user and way of signing in", sweep: "with the user" },
  api_keys: {
    bound: `${API_KEYS_MAX} a user`,
    sweep: "housekeeping, 30 days after their end; with the user, or revoked",
  },
  verifications: { bound: "mails by address", sweep: "housekeeping, when they have expired" },
  rate_limits: { bound: "one for each address and route", sweep: "housekeeping, after a day" },
  request_counts: {
    bound: "one for each user or address, and kind of request",
    sweep: "housekeeping, after 10 minutes; unlogged",
  },
  open_streams: {
    bound: `${STREAMS_MAX} streams for each user, one row for each user and server`,
    sweep: "its server, or housekeeping after 10 minutes; unlogged",
  },
  user_lanes: { bound: "one for each user", sweep: "nothing: one stays with each user's id" },
  generation_jobs: {
    bound: "credits, CREATES_PER_MINUTE, USER_WAITING_LIMIT; 5,000 a user from archives",
    sweep:
      "housekeeping, 30 days after the end of a job that was never charged, and a year after the end of one that was charged and refunded, unless a provider may have billed it; jobs with images are emptied with the user",
  },
  job_drafts: {
    bound: `the newest ${JOB_DRAFTS_MAX} of a user`,
    sweep: "with the job or the user",
  },
  job_images: { bound: "4 for each charged or imported job", sweep: "with the user" },
  credit_ledger: { bound: "two for each job, and grants", sweep: "nothing: these are the books" },
  admin_actions: {
    bound: "one for each change by an admin",
    sweep: "nothing: this is the record of what was done for others",
  },
  audit_entries: {
    bound:
      "200 of each kind for each account and day; of failed sign-ins, 20 for each account and 100 for each network, beyond 3 for each account",
    sweep:
      "housekeeping, after a year; with the user, except the note that the account was emptied",
  },
  designs: { bound: "one for each image", sweep: "by its owner, or with the user" },
  uploads: {
    bound: `STORAGE_QUOTA_MB and ${UPLOADS_MAX} for each user`,
    sweep: "uploads that no job refers to and nobody used for UPLOAD_KEEP_DAYS",
  },
  phone_links: {
    bound: `the newest ${PHONE_LINKS_MAX} of a user`,
    sweep: "housekeeping, a day after their end; with the user",
  },
  discarded_objects: {
    bound: "one for each stored object whose row was removed",
    sweep: "housekeeping, with the object",
  },
  idempotency_keys: {
    bound: `one for each create, and ${WITHDRAWN_MAX} taken back`,
    sweep: "housekeeping, after 48 hours",
  },
  workers: { bound: "one for each process", sweep: "housekeeping, after a day" },
  provider_pauses: FIXED,
  provider_limits: FIXED,
  provider_calls: { bound: "attempts of charged jobs", sweep: "nothing: this is what was paid" },
  provider_days: {
    bound: "one for each provider and day",
    sweep: "nothing: this is what was paid",
  },
  server_keys: FIXED,
  chores: FIXED,
  push_subscriptions: {
    bound: `the newest ${PUSH_DEVICES_MAX} devices of a user`,
    sweep: "with the user, or when the device is gone",
  },
  push_deliveries: {
    bound: "one for each ended job and device",
    sweep: "when the message was sent, or given up after some tries",
  },
  boards: { bound: `${BOARDS_MAX} a user`, sweep: "by their owner, or with the user" },
  board_designs: {
    bound: `${BOARD_DESIGNS_MAX} on a board`,
    sweep: "by its owner, with the board or with the image",
  },
  bottles: { bound: `${BOTTLES_MAX} a user`, sweep: "by their owner, or with the user" },
  webhooks: { bound: `${WEBHOOKS_MAX} a user`, sweep: "by its owner, or with the user" },
  webhook_deliveries: {
    bound: "one for each ended job and webhook",
    sweep: "housekeeping, 30 days after they were made; with the webhook or the job",
  },
  spend_months: {
    bound: "one for each payer, person and month with a limit",
    sweep: "nothing: the limits are counted from these",
  },
  free_credits: {
    bound: "one for each range of addresses and hour",
    sweep: "housekeeping, after two days",
  },
  mails: {
    bound: "mails by recipient and by address",
    sweep: "when the mail was handed over, or given up after some tries; housekeeping, after a day",
  },
  password_tries: {
    bound: "one for each account, each of its devices, and each recipient and sender of mails",
    sweep: "housekeeping, after an hour",
  },
  processes: { bound: "one for each process", sweep: "housekeeping, after a day" },
  sightings: FIXED,
  tallies: FIXED,
  tally_marks: {
    bound: "one for each ended job and row of the ledger",
    sweep: "added up into tallies",
  },
  additive_migrations: { bound: "one for each migration", sweep: "none" },
  _prisma_migrations: { bound: "one for each migration", sweep: "none" },
};
