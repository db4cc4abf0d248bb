import { z } from "zod";

/** The jobs that the monitor lists: those under way, or those that ended in the last day. */
export const ADMIN_JOB_LISTS = ["waiting", "running", "failed", "ended"] as const;
export type AdminJobList = (typeof ADMIN_JOB_LISTS)[number];

/** What an admin, or the operator's terminal, can change for somebody else. */
export const ADMIN_ACTIONS = ["cancel", "retry", "credits", "grant_admin", "revoke_admin"] as const;
export type AdminActionName = (typeof ADMIN_ACTIONS)[number];

export const ADMIN_REASON_MAX = 200;
export const ADMIN_CREDITS_MAX = 1_000_000;

const email = z.string().trim().min(3).max(320);
const reason = z
  .string()
  .trim()
  .min(1, "Say why.")
  .max(ADMIN_REASON_MAX, `The reason may have at most ${ADMIN_REASON_MAX} characters.`);

export const adminJobsInput = z.strictObject({
  show: z.enum(ADMIN_JOB_LISTS),
  email: email.optional().describe("Only the jobs of this account."),
});

export const adminJobInput = z.strictObject({ jobId: z.uuid() });
export const adminChangeJobInput = adminJobInput.extend({ reason });

export const adminGrantInput = z.strictObject({
  email,
  amount: z
    .int()
    .min(-ADMIN_CREDITS_MAX)
    .max(ADMIN_CREDITS_MAX)
    .refine((amount) => amount !== 0, "The amount must not be zero."),
  reason,
  key: z.uuid().describe("The same key grants only once."),
});
export type AdminGrantInput = z.output<typeof adminGrantInput>;
