import { createApiKeyInput, INT4_MAX } from "@lacquer/contracts";
import { createApiKey, listApiKeys, revokeApiKey } from "@lacquer/services";
import { z } from "zod";
import { accountProcedure, router } from "../trpc.ts";

/** API keys, with which programs act for an account. Only the person who owns the account can make, see and revoke them. */
export const apiKeysRouter = router({
  list: accountProcedure.query(({ ctx }) => listApiKeys(ctx.services, ctx.caller.userId)),
  create: accountProcedure
    .input(createApiKeyInput)
    .mutation(({ ctx, input }) => createApiKey(ctx.services, ctx.caller.userId, input)),
  revoke: accountProcedure
    .input(z.strictObject({ id: z.int().positive().max(INT4_MAX) }))
    .mutation(({ ctx, input }) => revokeApiKey(ctx.services, ctx.caller.userId, input.id)),
});
