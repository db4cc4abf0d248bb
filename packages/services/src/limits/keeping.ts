import type { Keeping, ServiceContext } from "../context.ts";

export const DEFAULT_KEEPING: Keeping = {
  storageQuotaMb: 500,
  uploadKeepDays: 7,
  guestKeepDays: 30,
};

/** Uploads of one user, however small. */
export const UPLOADS_MAX = 5_000;
/** Streams of one user on all servers together; a seventh window or so, not a flood. */
export const STREAMS_MAX = 8;
/** Creates of one user that were taken back before they came, within the two days that keys are kept. */
export const WITHDRAWN_MAX = 200;

/** Drafts of one user's jobs; the oldest give way. */
export const JOB_DRAFTS_MAX = 500;

export const keepingOf = (ctx: Pick<ServiceContext, "config">): Keeping => ({
  ...DEFAULT_KEEPING,
  ...ctx.config.keeping,
});
