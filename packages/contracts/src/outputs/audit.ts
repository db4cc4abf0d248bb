import { z } from "zod";
import { pageSize, pageSizeInQuery } from "../limits.ts";
import { time } from "../time.ts";
import { nextCursor } from "./next-cursor.ts";

/** What an audit records. */
export const AUDIT_ACTS = [
  "signed_in",
  "sign_in_failed",
  "session_ended",
  "password_set",
  "password_changed",
  "email_changed",
  "key_made",
  "key_used",
  "key_ended",
  "admin_granted",
  "admin_revoked",
  "credits_granted",
  "job_canceled",
  "job_retried",
  "exported",
  "imported",
  "deletion_asked",
  "deletion_taken_back",
  "account_emptied",
] as const;
export type AuditAct = (typeof AUDIT_ACTS)[number];

const AUDIT_ACTORS = ["person", "admin", "operator"] as const;

export const auditEntryOutput = z
  .object({
    id: z.string(),
    at: time.describe("The time of the act, by the database's clock."),
    act: z.enum(AUDIT_ACTS),
    actor: z
      .enum(AUDIT_ACTORS)
      .describe("Who did it: the account's owner, an admin, or the operator in a terminal."),
    detail: z
      .string()
      .nullable()
      .describe(
        "Depends on `act`: the key, the device, the former e-mail address, or the number of credits and the reason.",
      ),
    network: z
      .string()
      .nullable()
      .describe(
        "The range of network addresses that the act came from; null if an admin or the operator did it.",
      ),
    device: z
      .string()
      .nullable()
      .describe("The browser and its system in words, such as Safari on iOS."),
    isLast: z
      .boolean()
      .describe(
        "True if this entry reached the day's limit for its kind of act, so that further acts of this kind were not recorded.",
      ),
  })
  .meta({ id: "AuditEntry", description: "One event in the history of the account." });
export type AuditEntry = z.output<typeof auditEntryOutput>;

export const auditPageOutput = z
  .object({ entries: z.array(auditEntryOutput), nextCursor })
  .meta({ id: "AuditPage", description: "A page of the audit, newest first." });
export type AuditPage = z.output<typeof auditPageOutput>;

const cursor = z.string().max(100).optional().describe("`nextCursor` of the previous page.");
export const listAuditInput = z.strictObject({ limit: pageSize(50), cursor });
export const listAuditQuery = z.object({ limit: pageSizeInQuery(50), cursor });
export type ListAuditInput = z.output<typeof listAuditInput>;

/** An entry as admins see it, with the account it is about. */
const adminAuditEntryOutput = auditEntryOutput.extend({
  user: z.string().describe("The account's e-mail address."),
  admin: z.string().nullable().describe("The admin's e-mail address; null if no admin did it."),
});
export const adminAuditOutput = z.object({ entries: z.array(adminAuditEntryOutput), nextCursor });
export type AdminAudit = z.output<typeof adminAuditOutput>;

export const adminAuditInput = listAuditInput.extend({
  email: z
    .string()
    .trim()
    .min(3)
    .max(320)
    .optional()
    .describe("The e-mail address of the account whose entries are listed; absent = all accounts."),
});
export type AdminAuditInput = z.output<typeof adminAuditInput>;
