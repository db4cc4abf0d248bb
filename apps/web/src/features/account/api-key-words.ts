import type { ApiKey, ApiKeyScope } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import { date, shortTime } from "../../ui/format.ts";

/** The labels of an API key's rights, as the dialog shows them. */
export const scopes = (): Record<ApiKeyScope, { label: string; hint: string }> => ({
  read: {
    label: t({ message: "Look", comment: "What an API key may do" }),
    hint: t`Can see designs, pictures, the queue and credits. Cannot change anything.`,
  },
  create: {
    label: t`Make designs`,
    hint: t`Can also upload photos, make and cancel designs, and spend your credits.`,
  },
  manage: {
    label: t({ message: "Everything", comment: "What an API key may do" }),
    hint: t`Can also rename and delete designs in the collection.`,
  },
});

/** The number of days after which a key expires by itself. */
export const LIFETIMES = { month: 30, quarter: 90, year: 365, forever: null } as const;
export type Lifetime = keyof typeof LIFETIMES;

export const lifetimeWords = (): Record<Lifetime, string> => ({
  month: plural({ count: 30 }, { one: "# day", other: "# days" }),
  quarter: plural({ count: 90 }, { one: "# day", other: "# days" }),
  year: t`A year`,
  forever: t`No end`,
});

function endWords(expiresAt: string | null, now: Date): string {
  if (expiresAt === null) return t`no end`;
  const end = new Date(expiresAt);
  if (end <= now) return t`has ended`;
  const day = date(end, { day: "numeric", month: "short", year: "numeric" });
  return t`ends ${day}`;
}

/** Returns a sentence such as "make designs · used 14:05 · ends Nov 29, 2027". */
export function apiKeyFacts(key: ApiKey, now = new Date()): string {
  const used = key.lastUsedAt
    ? t({ message: `used ${{ time: shortTime(key.lastUsedAt, now) }}`, comment: "A key or device" })
    : t`never used`;
  return [scopes()[key.scope].label.toLocaleLowerCase(), used, endWords(key.expiresAt, now)].join(
    " · ",
  );
}
