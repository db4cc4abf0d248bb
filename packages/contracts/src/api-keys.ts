import { z } from "zod";

export const API_KEY_NAME_MAX = 60;
/** The most keys that one account may have at a time. */
export const API_KEYS_MAX = 20;

/** What a key may do; each includes the ones before it. */
export const API_KEY_SCOPES = ["read", "create", "manage"] as const;
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

export const API_KEY_DAYS_MAX = 3_650;

export const createApiKeyInput = z.strictObject({
  name: z.string().trim().min(1, "Give the key a name.").max(API_KEY_NAME_MAX),
  scope: z.enum(API_KEY_SCOPES).default("manage"),
  /** The key ends by itself after this many days; null = never. */
  days: z.int().min(1).max(API_KEY_DAYS_MAX).nullable().default(null),
});

/** Whether a key with the scope `has` may do what needs the scope `needs`. */
export function scopeCovers(has: ApiKeyScope, needs: ApiKeyScope): boolean {
  return API_KEY_SCOPES.indexOf(has) >= API_KEY_SCOPES.indexOf(needs);
}

/** A key as it is listed: enough to recognise it, not enough to use it. */
export interface ApiKey {
  id: number;
  name: string;
  /** Its last four characters. */
  ending: string;
  scope: ApiKeyScope;
  createdAt: string;
  /** To the minute; null = never. */
  lastUsedAt: string | null;
  /** Null = valid until it is revoked. */
  expiresAt: string | null;
}

/** A key just made. `key` is shown once, here, and can never be read again. */
export interface NewApiKey extends ApiKey {
  key: string;
}
