import type { Keeping, ServiceContext } from "../context.ts";

export const DEFAULT_KEEPING: Keeping = {
  storageQuotaMb: 500,
  uploadKeepDays: 7,
  guestKeepDays: 30,
  deleteGraceDays: 7,
};

/** The maximum number of uploads that one user may have, however small they are. */
export const UPLOADS_MAX = 5_000;
/**
 * The maximum number of streams that one user may open on all servers together. The number is enough for a person's
 * windows, but not for a flood.
 */
export const STREAMS_MAX = 8;
/**
 * The maximum number of creates that one user may take back before they arrive, within the two days for which keys are
 * kept.
 */
export const WITHDRAWN_MAX = 200;

/**
 * The maximum number of drafts that are stored with one user's jobs, for opening their designs again. A new draft
 * replaces the oldest.
 */
export const JOB_DRAFTS_MAX = 500;

/**
 * The maximum number of deliveries that are tried at once: TRIES_AT_ONCE by one process, and TRIES_PER_WEBHOOK for one
 * webhook by all processes together.
 */
export const TRIES_AT_ONCE = 16;
export const TRIES_PER_WEBHOOK = 2;

/**
 * The maximum number of mails that visitors may request in a quarter of an hour: MAILS_PER_RECIPIENT for one recipient,
 * and MAILS_PER_SENDER from one network address. The second number is higher, because everybody in a salon shares one
 * address.
 */
export const MAILS_PER_RECIPIENT = 5;
export const MAILS_PER_SENDER = 60;

/** The maximum number of archives that one person may open in a quarter of an hour. */
export const ARCHIVES_PER_PERSON = 6;

/** The maximum number of archives that one person may begin to import in a quarter of an hour. */
export const IMPORTS_PER_PERSON = 12;
/**
 * The maximum number of designs from archives that one person may have (IMPORTED_DESIGNS_MAX), and the maximum number
 * of files in one archive (IMPORTED_FILES_MAX).
 */
export const IMPORTED_DESIGNS_MAX = 5_000;
export const IMPORTED_FILES_MAX = 100_000;
/**
 * The longest time that one import may take (IMPORT_MS), and the longest time that its next IMPORT_STALL_BYTES may take
 * to arrive (IMPORT_STALL_MS). Without the second limit, a sender of single bytes would hold one of the two places for
 * the whole time.
 */
export const IMPORT_MS = 20 * 60_000;
export const IMPORT_STALL_MS = 30_000;
export const IMPORT_STALL_BYTES = 256 * 1024;

/** The maximum number of images of the collection that one search looks through before it answers. */
export const DESIGNS_SEARCHED_MAX = 5_000;

/** The maximum number of waiting designs that the first page of a ledger lists. */
export const HELD_LINES_MAX = 20;
/**
 * LEDGER_PAGE is the number of ledger lines that an export reads at once. STATEMENT_MS is the maximum time that a
 * reader may take for the file.
 */
export const LEDGER_PAGE = 500;
export const STATEMENT_MS = 60_000;

export const keepingOf = (ctx: Pick<ServiceContext, "config">): Keeping => ({
  ...DEFAULT_KEEPING,
  ...ctx.config.keeping,
});
