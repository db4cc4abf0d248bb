/** How much one user may keep, and for how long what nobody wants any more. */
export interface Keeping {
  storageQuotaMb: number;
  uploadKeepDays: number;
  guestKeepDays: number;
}

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

export const keepingOf = (ctx: {
  config: { keeping?: Partial<Keeping> | undefined };
}): Keeping => ({
  ...DEFAULT_KEEPING,
  ...ctx.config.keeping,
});
