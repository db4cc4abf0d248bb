import type { ApiKey, ApiKeyScope } from "@lacquer/contracts";
import { shortTime } from "../../ui/format.ts";

/** What a key may do, in the words of the dialog. */
export const SCOPES: Record<ApiKeyScope, { label: string; hint: string }> = {
  read: { label: "Look", hint: "Sees designs, pictures, the queue and credits. Changes nothing." },
  create: {
    label: "Make designs",
    hint: "Also uploads photos, makes and cancels designs, and spends your credits.",
  },
  manage: { label: "Everything", hint: "Also renames and removes designs of the collection." },
};

/** After how many days a key ends by itself. */
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

/** "make designs · used 14:05 · ends Nov 29, 2027" */
export function apiKeyFacts(key: ApiKey, now = new Date()): string {
  const used = key.lastUsedAt ? `used ${shortTime(key.lastUsedAt, now)}` : "never used";
  return [SCOPES[key.scope].label.toLowerCase(), used, endWords(key.expiresAt, now)].join(" · ");
}
