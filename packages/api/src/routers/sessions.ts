import { endedSessionOutput, sessionId, sessionsOutput } from "@lacquer/contracts";
import { endSession, listSessions } from "@lacquer/services";
import { z } from "zod";
import { answers } from "../answers.ts";
import { accountProcedure, router } from "../trpc.ts";

/** Procedures for the devices that are signed in to an account. Guests and programs with a key may not use them. */
export const sessionsRouter = router({
  list: accountProcedure
    .output(answers(sessionsOutput))
    .query(({ ctx }) => listSessions(ctx.services, ctx.caller)),
  end: accountProcedure
    .input(z.strictObject({ id: sessionId }))
    .output(answers(endedSessionOutput))
    .mutation(({ ctx, input }) => endSession(ctx.services, ctx.caller.userId, input.id)),
});
