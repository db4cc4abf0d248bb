import type { ApiKey, ApiKeyScope } from "@lacquer/contracts";
import { shortTime } from "../../ui/format.ts";

/** The labels of an API key's rights, as the dialog shows them. */
export const SCOPES: Record<ApiKeyScope, { label: string; hint: string }> = {
  read: {
    label: "Look",
    hint: "Can see designs, pictures, the queue and credits. Cannot change anything.",
  },
  create: {
    label: "Make designs",
    hint: "Can also upload photos, make and cancel designs, and spend your credits.",
  },
  manage: { label: "Everything", hint: "Can also rename and delete designs in the collection." },
};

/** The number of days after which a key expires by itself. */
export const LIFETIMES = {
  month: { label: "30 days", days: 30 },
  quarter: { label: "90 days", days: 90 },
  year: { label: "A year", days: 365 },
  forever: { label: "No end", days: null },
} as const;
export type Lifetime = keyof typeof LIFETIMES;

function endWords(expiresAt: string | null, now: Date): string {
  if (expiresAt === null) return "no end";
  const end = new Date(expiresAt);
  if (end <= now) return "has ended";
  const date = { day: "numeric", month: "short", year: "numeric" } as const;
  return `ends ${end.toLocaleDateString(undefined, date)}`;
}

/** Returns a sentence such as "make designs · used 14:05 · ends Nov 29, 2027". */
export function apiKeyFacts(key: ApiKey, now = new Date()): string {
  const used = key.lastUsedAt ? `used ${shortTime(key.lastUsedAt, now)}` : "never used";
  return [SCOPES[key.scope].label.toLowerCase(), used, endWords(key.expiresAt, now)].join(" · ");
}
