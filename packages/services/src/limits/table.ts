import {
  API_KEYS_MAX,
  PHONE_TRIES_PER_MINUTE,
  PUSH_DEVICES_MAX,
  UPLOAD_SOURCE_SIDE_MAX,
  WEBHOOKS_MAX,
} from "@lacquer/contracts";
import {
  ARCHIVES,
  BODIES,
  EXPORTS,
  HEICS,
  IMPORTS,
  LARGE_CREATES,
  MB,
  PICTURES,
  SMALL_BODY_BYTES,
  STATEMENTS,
} from "./gates.ts";
import {
  ARCHIVES_PER_PERSON,
  DEFAULT_KEEPING,
  IMPORT_MS,
  IMPORT_STALL_BYTES,
  IMPORT_STALL_MS,
  IMPORTED_DESIGNS_MAX,
  IMPORTS_PER_PERSON,
  MAILS_PER_RECIPIENT,
  MAILS_PER_SENDER,
  STATEMENT_MS,
  STREAMS_MAX,
  TRIES_AT_ONCE,
  TRIES_PER_WEBHOOK,
  UPLOADS_MAX,
  WITHDRAWN_MAX,
} from "./keeping.ts";

/** A limit: what it limits, how much it allows, and where it applies. */
export interface Limit {
  /** The limit's name in the metric `lacquer_limit_refusals_total`. */
  name: string;
  what: string;
  perUser: string;
  /** The limit for all users together, in one server process. */
  perProcess: string;
  /** True if all servers on one database share the count. */
  isShared: boolean;
  /** The answer that a caller gets when the limit is exceeded. */
  answer: string;
}

const seconds = (ms: number) => `${ms / 1_000} s`;
const megabytes = (bytes: number) => `${bytes / MB} MB`;

/** The only table of limits. docs/security.md shows it, and `pnpm docs:check` compares the two. */
export const LIMITS: Limit[] = [
  {
    name: PICTURES.name,
    what: "pictures decoded or made small at once, one of each user in turn",
    perUser: `${PICTURES.roomPerUser}, and ${PICTURES.waitingPerUser} waiting`,
    perProcess: `${PICTURES.room}, and ${PICTURES.waiting} waiting up to ${seconds(PICTURES.patienceMs)}`,
    isShared: false,
    answer: "429 `rate_limited`, 503 `unavailable`",
  },
  {
    name: EXPORTS.name,
    what: "results made for export at once, also in their photo's own size, one of each user in turn",
    perUser: `${EXPORTS.roomPerUser}, and ${EXPORTS.waitingPerUser} waiting`,
    perProcess: `${EXPORTS.room}, and ${EXPORTS.waiting} waiting up to ${seconds(EXPORTS.patienceMs)}`,
    isShared: false,
    answer: "429 `rate_limited`, 503 `unavailable`",
  },
  {
    name: STATEMENTS.name,
    what: `ledgers written as CSV at once, one of each user in turn; each is cut off after ${seconds(STATEMENT_MS)}`,
    perUser: `${STATEMENTS.roomPerUser}, and ${STATEMENTS.waitingPerUser} waiting`,
    perProcess: `${STATEMENTS.room}, and ${STATEMENTS.waiting} waiting up to ${seconds(STATEMENTS.patienceMs)}`,
    isShared: false,
    answer: "429 `rate_limited`, 503 `unavailable`",
  },
  {
    name: ARCHIVES.name,
    what: "archives of a person's data read at once, one of each user in turn",
    perUser: `${ARCHIVES.roomPerUser}, and ${ARCHIVES.waitingPerUser} waiting; ${ARCHIVES_PER_PERSON} in a quarter of an hour, shared by all servers`,
    perProcess: `${ARCHIVES.room}, and ${ARCHIVES.waiting} waiting up to ${seconds(ARCHIVES.patienceMs)}`,
    isShared: false,
    answer: "429 `rate_limited`, 503 `unavailable`",
  },
  {
    name: IMPORTS.name,
    what: `archives being imported at once, one of each user in turn; each is cut off after ${IMPORT_MS / 60_000} minutes, or when ${IMPORT_STALL_BYTES / 1024} kB take longer than ${seconds(IMPORT_STALL_MS)} to arrive`,
    perUser: `${IMPORTS.roomPerUser}, and ${IMPORTS.waitingPerUser} waiting; ${IMPORTS_PER_PERSON} in a quarter of an hour, shared by all servers`,
    perProcess: `${IMPORTS.room}, and ${IMPORTS.waiting} waiting up to ${seconds(IMPORTS.patienceMs)}`,
    isShared: false,
    answer: "429 `rate_limited`, 503 `unavailable`",
  },
  {
    name: "imported_bytes",
    what: "files of designs imported from archives, in addition to the uploads",
    perUser: `STORAGE_QUOTA_MB (${DEFAULT_KEEPING.storageQuotaMb}), ${IMPORTED_DESIGNS_MAX} designs`,
    perProcess: "",
    isShared: true,
    answer: "`storage_full` in the import's report",
  },
  {
    name: HEICS.name,
    what: "HEIC pictures decoded at once, one of each user in turn",
    perUser: `${HEICS.roomPerUser}, and ${HEICS.waitingPerUser} waiting`,
    perProcess: `${HEICS.room}, and ${HEICS.waiting} waiting up to ${seconds(HEICS.patienceMs)}`,
    isShared: false,
    answer: "429 `rate_limited`, 503 `unavailable`",
  },
  {
    name: BODIES.name,
    what: `bytes of request bodies over ${SMALL_BODY_BYTES / 1024} kB, reserved by their length before the first byte is read`,
    perUser: `${megabytes(BODIES.roomPerUser)}, and ${BODIES.waitingPerUser} waiting`,
    perProcess: `${megabytes(BODIES.room)}, and ${BODIES.waiting} waiting up to ${seconds(BODIES.patienceMs)}`,
    isShared: false,
    answer: "429 `rate_limited`, 503 `unavailable`",
  },
  {
    name: LARGE_CREATES.name,
    what: "create bodies over 1 MB being parsed, only from users with credits and room for a job",
    perUser: `${LARGE_CREATES.roomPerUser}, and ${LARGE_CREATES.waitingPerUser} waiting`,
    perProcess: `${LARGE_CREATES.room}, and ${LARGE_CREATES.waiting} waiting up to ${seconds(LARGE_CREATES.patienceMs)}`,
    isShared: false,
    answer: "402, 429 `rate_limited`, 503 `unavailable`",
  },
  {
    name: "picture_side",
    what: "pixels along one side of an uploaded picture, read from its header",
    perUser: `${UPLOAD_SOURCE_SIDE_MAX}`,
    perProcess: "",
    isShared: false,
    answer: "413 `upload_too_many_pixels`",
  },
  {
    name: "stored_bytes",
    what: "uploads kept",
    perUser: `STORAGE_QUOTA_MB (${DEFAULT_KEEPING.storageQuotaMb}), ${UPLOADS_MAX} pictures`,
    perProcess: "",
    isShared: true,
    answer: "409 `storage_full`",
  },
  {
    name: "streams",
    what: "open event streams",
    perUser: `${STREAMS_MAX}`,
    perProcess: "",
    isShared: true,
    answer: "429 `rate_limited`",
  },
  {
    name: "requests",
    what: "requests, creates, files and reported errors in a minute, counted by address if the visitor is signed out; a phone's requests with one link",
    perUser: `REQUESTS_PER_MINUTE, CREATES_PER_MINUTE, 20 reported errors; ${PHONE_TRIES_PER_MINUTE} with a link`,
    perProcess: "",
    isShared: true,
    answer: "429 `rate_limited`",
  },
  {
    name: "mails",
    what: "mails asked for in a quarter of an hour: sign-ups, links, new passwords, new addresses and their approvals",
    perUser: `${MAILS_PER_RECIPIENT} for one recipient; ${MAILS_PER_SENDER} from one address (IPv6: /64)`,
    perProcess: "",
    isShared: true,
    answer: "429 `too_many_mails`",
  },
  {
    name: "withdrawn_creates",
    what: "creates taken back before they arrived, in two days",
    perUser: `${WITHDRAWN_MAX}`,
    perProcess: "",
    isShared: true,
    answer: "429 `rate_limited`",
  },
  {
    name: "waiting_jobs",
    what: "jobs that wait or run",
    perUser: "USER_WAITING_LIMIT, USER_RUNNING_LIMIT",
    perProcess: "",
    isShared: true,
    answer: "429 `too_many_waiting`",
  },
  {
    name: "api_keys",
    what: "API keys; devices that get messages when jobs end",
    perUser: `${API_KEYS_MAX}; ${PUSH_DEVICES_MAX}, a new one replaces the oldest`,
    perProcess: "",
    isShared: true,
    answer: "409 `too_many_api_keys`",
  },
  {
    name: "webhooks",
    what: "webhooks; deliveries under way at once, one of each user in turn",
    perUser: `${WEBHOOKS_MAX}; ${TRIES_PER_WEBHOOK} for each webhook`,
    perProcess: `${TRIES_AT_ONCE} deliveries under way`,
    isShared: true,
    answer: "409 `too_many_webhooks`; deliveries wait",
  },
];
