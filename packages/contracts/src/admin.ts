import { z } from "zod";
import { ADMIN_JOB_LISTS } from "./vocabulary.ts";

export const ADMIN_REASON_MAX = 200;
export const ADMIN_CREDITS_MAX = 1_000_000;

const email = z.string().trim().min(3).max(320);
const reason = z
  .string()
  .trim()
  .min(1, "Enter a reason.")
  .max(ADMIN_REASON_MAX, `The reason may have at most ${ADMIN_REASON_MAX} characters.`);

export const adminJobsInput = z.strictObject({
  show: z.enum(ADMIN_JOB_LISTS),
  email: email
    .optional()
    .describe("The e-mail address of the account whose jobs are listed; absent = all accounts."),
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
  key: z
    .uuid()
    .describe(
      "Identifies this grant. If the request is repeated with the same key, the credits are not granted again.",
    ),
});
export type AdminGrantInput = z.output<typeof adminGrantInput>;
