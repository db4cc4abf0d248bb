import { locale } from "../../platform/messages.ts";
import { decimal, shortDay } from "../../ui/format.ts";
import type { AdminJobLine } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";

const UNITS = ["B", "kB", "MB", "GB", "TB"];

/** Returns "1.2 MB" for 1200000. */
export function byteWords(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** step;
  return `${step === 0 || amount >= 100 ? Math.round(amount) : decimal(amount, 1)} ${UNITS[step]}`;
}

/** Returns "40 s", "3 min" or "2 h 5 min". */
export function spanWords(seconds: number): string {
  if (seconds < 100) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 100) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Returns how long before `now` the time was. Both times must come from the same clock. */
export function agoWords(time: string, now: string): string {
  return t`${{ span: spanWords(Math.max(0, (Date.parse(now) - Date.parse(time)) / 1000)) }} ago`;
}

/** Returns the time to the second, such as "Nov 30, 14:05:09", as logs need it. */
export function exactTime(time: string): string {
  const at = new Date(time);
  return `${shortDay(at)}, ${at.toLocaleTimeString(locale(), { hourCycle: "h23" })}`;
}

export const ownerWords = ({ user }: Pick<AdminJobLine, "user">): string =>
  user.email ?? t`guest ${{ id: user.id }}`;

/**
 * Returns the word for a state, kind or outcome that the server names by a code. A code without a word is shown as it
 * is.
 */
export function codeWords(code: string): string {
  const words: Record<string, string> = {
    pending: t`pending`,
    processing: t`processing`,
    completed: t`completed`,
    failed: t`failed`,
    canceled: t`canceled`,
    waiting: t`waiting`,
    running: t`running`,
    ended: t`ended`,
    delivered: t`delivered`,
    ok: t`ok`,
    refused: t`refused`,
    busy: t`busy`,
    unknown: t`unknown`,
    aborted: t`aborted`,
    grant: t`grant`,
    purchase: t`purchase`,
    charge: t`charge`,
    refund: t`refund`,
    image: t`image`,
    "provider's own": t`provider's own`,
    photo: t`photo`,
    reference: t`reference`,
    drawing: t`drawing`,
    cancel: t({ message: "cancel", comment: "What an admin did" }),
    retry: t({ message: "retry", comment: "What an admin did" }),
    credits: t({ message: "credits", comment: "What an admin changed" }),
    grant_admin: t`grant admin`,
    revoke_admin: t`revoke admin`,
  };
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}

/** Returns a job's state, with the code of its error. */
export const stateWords = ({ status, errorCode }: { status: string; errorCode: string | null }) =>
  errorCode ? `${codeWords(status)}, ${errorCode}` : codeWords(status);
