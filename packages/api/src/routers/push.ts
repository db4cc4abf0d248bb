import { pushEndpointInput, pushKeyOutput, pushSubscriptionInput } from "@lacquer/contracts";
import { readPushKey, subscribeDevice, unsubscribeDevice } from "@lacquer/services";
import { z } from "zod";
import { answers } from "../answers.ts";
import { router, userProcedure } from "../trpc.ts";

/** Devices that get a message when a design has ended while no window of the studio was open. */
export const pushRouter = router({
  key: userProcedure.output(answers(pushKeyOutput)).query(({ ctx }) => readPushKey(ctx.services)),
  subscribe: userProcedure
    .input(pushSubscriptionInput)
    .output(answers(z.void()))
    .mutation(({ ctx, input }) => subscribeDevice(ctx.services, ctx.caller.userId, input)),
  unsubscribe: userProcedure
    .input(pushEndpointInput)
    .output(answers(z.void()))
    .mutation(({ ctx, input }) =>
      unsubscribeDevice(ctx.services, ctx.caller.userId, input.endpoint),
    ),
});
