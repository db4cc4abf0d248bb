import {
  apiKeyId,
  apiKeysOutput,
  createApiKeyInput,
  newApiKeyOutput,
  revokedApiKeyOutput,
} from "@lacquer/contracts";
import { createApiKey, listApiKeys, revokeApiKey } from "@lacquer/services";
import { z } from "zod";
import { answers } from "../answers.ts";
import { accountProcedure, router } from "../trpc.ts";

/**
 * API keys, with which programs act for an account. Only the account's owner, signed in as a person, can make, see and
 * revoke them.
 */
export const apiKeysRouter = router({
  list: accountProcedure
    .output(answers(apiKeysOutput))
    .query(({ ctx }) => listApiKeys(ctx.services, ctx.caller.userId)),
  create: accountProcedure
    .input(createApiKeyInput)
    .output(answers(newApiKeyOutput))
    .mutation(({ ctx, input }) => createApiKey(ctx.services, ctx.caller.userId, input)),
  revoke: accountProcedure
    .input(z.strictObject({ id: apiKeyId }))
    .output(answers(revokedApiKeyOutput))
    .mutation(({ ctx, input }) => revokeApiKey(ctx.services, ctx.caller.userId, input.id)),
});
