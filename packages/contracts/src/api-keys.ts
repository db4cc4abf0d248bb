import { z } from "zod";
import { INT4_MAX } from "./storable.ts";

export const API_KEY_NAME_MAX = 60;
/** The maximum number of keys that one account may have at a time. */
export const API_KEYS_MAX = 20;

/** The scopes that a key can have. Each scope includes all scopes before it. */
export const API_KEY_SCOPES = ["read", "create", "manage"] as const;
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

export const API_KEY_DAYS_MAX = 3_650;

export const createApiKeyInput = z
  .strictObject({
    name: z.string().trim().min(1, "Give the key a name.").max(API_KEY_NAME_MAX),
    scope: z.enum(API_KEY_SCOPES).default("manage"),
    days: z
      .int()
      .min(1)
      .max(API_KEY_DAYS_MAX)
      .nullable()
      .default(null)
      .describe("The number of days after which the key expires; null = it never expires."),
  })
  .meta({ id: "CreateApiKey", examples: [{ name: "Nightly script", scope: "create", days: 90 }] });

/** Returns true if a key with the scope `has` may make a call that needs the scope `needs`. */
export function scopeCovers(has: ApiKeyScope, needs: ApiKeyScope): boolean {
  return API_KEY_SCOPES.indexOf(has) >= API_KEY_SCOPES.indexOf(needs);
}

export const apiKeyId = z.int().positive().max(INT4_MAX);
