import { LacquerError } from "@lacquer/contracts";
import type { ProviderFault, Trouble } from "@lacquer/imaging";
import type { ServiceContext } from "../context.ts";
import { rememberImageLimit } from "./image-limit.ts";
import { endPause, pauseProvider } from "./pauses.ts";
import { waitingCode } from "./waiting-code.ts";

/** Returns the error for a design that waits for its provider. */
export function waitingError(reason: Trouble, seconds: number, cause?: unknown): LacquerError {
  return new LacquerError(waitingCode(reason), { retryAfter: seconds, cause });
}

/**
 * Pauses the provider until its limit or the day's budget has room again, because no call would be accepted earlier. If
 * the budget is spent, an error is logged to alert the operator.
 */
export async function pauseForLimit(
  ctx: ServiceContext,
  provider: string,
  reason: Trouble,
  seconds: number,
): Promise<void> {
  const met = { reason, retryAfter: seconds, probe: false };
  const { isNew } = await pauseProvider(ctx.db, provider, met);
  if (isNew && reason === "budget")
    ctx.log.error(
      { code: "provider_budget", provider, dailyUsd: ctx.config.providerDailyUsd },
      "today's budget for the image provider is spent: designs wait for the next day (UTC)",
    );
}

/**
 * Handles a refusal. If every call would be refused, the provider is paused, and for billing and keys an error is
 * logged to alert the operator. Returns the error for this attempt. A refusal of only this call is returned unchanged.
 */
export async function pauseForTrouble(
  ctx: ServiceContext,
  provider: string,
  fault: ProviderFault,
  probe: boolean,
): Promise<LacquerError> {
  if (fault.imagesPerMinute !== null)
    await rememberImageLimit(ctx.db.pool, provider, fault.imagesPerMinute);
  if (fault.trouble === null) return fault;
  const { pause, isNew } = await pauseProvider(ctx.db, provider, {
    reason: fault.trouble,
    retryAfter: fault.retryAfter,
    probe,
  });
  const seconds = Math.round(pause.secondsLeft * 10) / 10;
  const told = { code: "provider_paused", provider, reason: pause.reason, seconds, err: fault };
  if (waitingCode(pause.reason) === "provider_busy")
    ctx.log.warn(told, "the image provider asked us to wait");
  else if (isNew || probe)
    ctx.log.error(
      told,
      "the image provider refuses this studio: check its key, billing and model; designs wait",
    );
  return waitingError(pause.reason, pause.secondsLeft, fault);
}

/** Ends the pause after a call has shown that the trouble is over. All designs then continue immediately. */
export async function resume(ctx: ServiceContext, provider: string): Promise<void> {
  try {
    if (!(await endPause(ctx.db.pool, provider))) return;
    ctx.log.info({ code: "provider_resumed", provider }, "the image provider works again");
    ctx.wake();
    ctx.changed();
  } catch (error) {
    // A pause that cannot be ended here ends when its time is over, and the next probe tries again.
    ctx.log.warn({ err: error, provider }, "a pause could not be ended");
  }
}
