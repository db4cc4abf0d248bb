import { pushEndpointInput, pushSubscriptionInput } from "@lacquer/contracts";
import { readPushKey, subscribeDevice, unsubscribeDevice } from "@lacquer/services";
import { router, userProcedure } from "../trpc.ts";

/** Devices that get a message when a design ends while no window is open. */
export const pushRouter = router({
  key: userProcedure.query(({ ctx }) => readPushKey(ctx.services)),
  subscribe: userProcedure
    .input(pushSubscriptionInput)
    .mutation(({ ctx, input }) => subscribeDevice(ctx.services, ctx.caller.userId, input)),
  unsubscribe: userProcedure
    .input(pushEndpointInput)
    .mutation(({ ctx, input }) =>
      unsubscribeDevice(ctx.services, ctx.caller.userId, input.endpoint),
    ),
});
