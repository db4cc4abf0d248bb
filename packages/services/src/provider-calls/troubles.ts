import { LacquerError } from "@lacquer/contracts";
import type { ProviderFault, Trouble } from "@lacquer/imaging";
import type { ServiceContext } from "../context.ts";
import { rememberImageLimit } from "./image-limit.ts";
import { endPause, pauseProvider } from "./pauses.ts";
import { waitingCode } from "./waiting-code.ts";

/** What a design is told that waits for its provider. */
export function waitingError(reason: Trouble, seconds: number, cause?: unknown): LacquerError {
  return new LacquerError(waitingCode(reason), { retryAfter: seconds, cause });
}

/** A told limit has no room now: nobody needs to ask before it has. */
export async function pauseForLimit(
  ctx: ServiceContext,
  provider: string,
  seconds: number,
): Promise<void> {
  const met = { reason: "rate_limit" as const, retryAfter: seconds, probe: false };
  await pauseProvider(ctx.db, provider, met);
}

/**
 * Acts on a refusal that would meet every call: pauses the provider and, for money and keys, alarms the operator.
 * Answers what the design's attempt ends with; a refusal of this one call is answered as it is.
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
    ctx.log.warn(told, "the image provider asks to wait");
  else if (isNew || probe)
    ctx.log.error(
      told,
      "the image provider refuses this studio: check its key, billing and model; designs wait",
    );
  return waitingError(pause.reason, pause.secondsLeft, fault);
}

/** A call has shown that the way is free: everybody goes on at once. */
export async function resume(ctx: ServiceContext, provider: string): Promise<void> {
  try {
    if (!(await endPause(ctx.db.pool, provider))) return;
    ctx.log.info({ code: "provider_resumed", provider }, "the image provider works again");
    ctx.wake();
    ctx.changed();
  } catch (error) {
    // The pause then ends by its time, and the next probe tries again.
    ctx.log.warn({ err: error, provider }, "a pause could not be ended");
  }
}
