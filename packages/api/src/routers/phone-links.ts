import {
  createPhoneLinkInput,
  newPhoneLinkOutput,
  phoneLinkId,
  phoneLinkOutput,
} from "@lacquer/contracts";
import { closePhoneLink, createPhoneLink, readPhoneLink } from "@lacquer/services";
import { answers } from "../answers.ts";
import { router, userProcedure } from "../trpc.ts";

const creating = userProcedure.meta({ scope: "create" });

/**
 * Links with which a phone without an account hands one photo to a design. The phone uses an HTTP route instead of this
 * router.
 */
export const phoneLinksRouter = router({
  create: creating
    .input(createPhoneLinkInput)
    .output(answers(newPhoneLinkOutput))
    .mutation(({ ctx, input }) => createPhoneLink(ctx.services, ctx.caller.userId, input)),
  get: userProcedure
    .input(phoneLinkId)
    .output(answers(phoneLinkOutput))
    .query(({ ctx, input }) => readPhoneLink(ctx.services, ctx.caller.userId, input)),
  close: creating
    .input(phoneLinkId)
    .output(answers(phoneLinkOutput))
    .mutation(({ ctx, input }) => closePhoneLink(ctx.services, ctx.caller.userId, input)),
});
