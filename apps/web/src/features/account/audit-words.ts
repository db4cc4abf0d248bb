import type { AuditEntry } from "@lacquer/contracts";
import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import { i18n } from "../../platform/messages.ts";
import { deviceWords } from "./device-words.ts";

const ACTS: Record<AuditEntry["act"], MessageDescriptor> = {
  signed_in: msg`Signed in`,
  sign_in_failed: msg`Wrong password`,
  session_ended: msg`Signed out`,
  password_set: msg`Password set`,
  password_changed: msg`Password changed`,
  email_changed: msg`E-mail address changed`,
  key_made: msg`API key created`,
  key_used: msg`API key used, first time that day`,
  key_ended: msg`API key ended`,
  admin_granted: msg`Became an admin`,
  admin_revoked: msg`No longer an admin`,
  credits_granted: msg`Credits changed`,
  job_canceled: msg`Design canceled`,
  job_retried: msg`Design made again`,
  exported: msg`All data exported`,
  imported: msg`Archive imported`,
  deletion_asked: msg`Deletion requested`,
  deletion_taken_back: msg`Deletion taken back`,
  account_emptied: msg`Account deleted`,
};

/** Returns the text for an act of the security log, addressed to the account's owner. */
export const auditWords = (act: AuditEntry["act"]): string => i18n._(ACTS[act]);

const ACTORS: Record<AuditEntry["actor"], MessageDescriptor | null> = {
  person: null,
  admin: msg`by an admin`,
  operator: msg`by the person who runs this studio`,
};

/** Returns an entry's detail, with words in front of it if it needs them; null if the entry has no detail. */
function detailOf({ act, detail }: AuditEntry): string | null {
  if (detail === null) return null;
  return act === "email_changed" ? t`before: ${detail}` : detail;
}

/** Returns what else is known of an entry: its detail, who did it, from where, and with which device. */
export function auditFacts(entry: AuditEntry): string[] {
  const more = entry.isLast ? t`more of these on this day were not recorded` : null;
  const actor = ACTORS[entry.actor];
  return [
    detailOf(entry),
    actor && i18n._(actor),
    entry.device && deviceWords(entry.device),
    entry.network,
    more,
  ].filter((fact) => fact !== null);
}
