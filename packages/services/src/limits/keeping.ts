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

export const keepingOf = (ctx: {
  config: { keeping?: Partial<Keeping> | undefined };
}): Keeping => ({
  ...DEFAULT_KEEPING,
  ...ctx.config.keeping,
});
