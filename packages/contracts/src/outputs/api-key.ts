import { z } from "zod";
import { API_KEY_SCOPES, apiKeyId } from "../api-keys.ts";
import { time } from "../time.ts";

/** A key as the list of keys shows it: enough to recognise the key, not enough to use it. */
export const apiKeyOutput = z
  .object({
    id: apiKeyId,
    name: z.string(),
    ending: z.string().describe("The key's last four characters."),
    scope: z.enum(API_KEY_SCOPES),
    createdAt: time,
    lastUsedAt: time
      .nullable()
      .describe("The time of the last use, accurate to the minute; null = never used."),
    expiresAt: time.nullable().describe("Null = the key stays valid until it is revoked."),
  })
  .meta({
    id: "ApiKey",
    description: "An API key as it is listed: enough to recognise it, not enough to use it.",
  });
export type ApiKey = z.output<typeof apiKeyOutput>;

export const newApiKeyOutput = apiKeyOutput
  .extend({
    key: z
      .string()
      .describe("The whole key. It is returned only in this answer and can never be read again."),
  })
  .meta({ id: "NewApiKey", description: "An API key that was just created." });
export type NewApiKey = z.output<typeof newApiKeyOutput>;

export const apiKeysOutput = z.array(apiKeyOutput);
export const revokedApiKeyOutput = z.object({ id: apiKeyId });
export type RevokedApiKey = z.output<typeof revokedApiKeyOutput>;
