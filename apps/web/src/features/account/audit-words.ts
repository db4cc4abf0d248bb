import type { AuditEntry } from "@lacquer/contracts";

/** Each act of the security log, as its owner reads it. */
export const AUDIT_WORDS: Record<AuditEntry["act"], string> = {
  signed_in: "Signed in",
  sign_in_failed: "Wrong password",
  session_ended: "Signed out",
  password_set: "Password set",
  password_changed: "Password changed",
  email_changed: "E-mail address changed",
  key_made: "API key created",
  key_used: "API key first used this day",
  key_ended: "API key ended",
  admin_granted: "Became an admin",
  admin_revoked: "No longer an admin",
  credits_granted: "Credits changed",
  job_canceled: "Design canceled",
  job_retried: "Design made again",
  exported: "All data exported",
  imported: "Archive imported",
  deletion_asked: "Deletion requested",
  deletion_taken_back: "Deletion taken back",
  account_emptied: "Account deleted",
};

const ACTORS: Record<AuditEntry["actor"], string | null> = {
  person: null,
  admin: "by an admin",
  operator: "by the person who runs this studio",
};

/** Returns the words before a detail that needs them. */
function detailOf({ act, detail }: AuditEntry): string | null {
  if (detail === null) return null;
  return act === "email_changed" ? `before: ${detail}` : detail;
}

/** Returns what else is known of an entry: its detail, who did it, from where, and with which device. */
export function auditFacts(entry: AuditEntry): string[] {
  const more = entry.isLast ? "more of these on this day were not recorded" : null;
  return [detailOf(entry), ACTORS[entry.actor], entry.device, entry.network, more].filter(
    (fact) => fact !== null,
  );
}
