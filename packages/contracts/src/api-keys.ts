import { z } from "zod";

export const API_KEY_NAME_MAX = 60;
/** Keys that one account may have at a time. */
export const API_KEYS_MAX = 20;

export const createApiKeyInput = z.strictObject({
  name: z.string().trim().min(1, "Give the key a name.").max(API_KEY_NAME_MAX),
});

/** A key as it is listed: enough to know it again, not enough to use it. */
export interface ApiKey {
  id: number;
  name: string;
  /** Its last four characters. */
  ending: string;
  createdAt: string;
  /** To the minute; null = never. */
  lastUsedAt: string | null;
}

/** A key just made. `key` is told this once and can never be read again. */
export interface NewApiKey extends ApiKey {
  key: string;
}
