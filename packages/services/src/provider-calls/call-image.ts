import { type ErrorCode, LacquerError } from "@lacquer/contracts";
import {
  type CallWatch,
  type ImageProvider,
  type ImageRequest,
  type MadeImage,
  type MakeProgress,
  ProviderFault,
} from "@lacquer/imaging";
import type { ServiceContext } from "../context.ts";
import { providerCalls } from "../process-metrics.ts";
import { traced } from "../tracing/index.ts";
import { type CallOf, closeCall, countLostCalls, openCall, type Outcome } from "./calls.ts";
import { createDeadline } from "./deadline.ts";
import { pauseForLimit, pauseForTrouble, resume, waitingError } from "./troubles.ts";

const REFUSED: ReadonlySet<ErrorCode> = new Set([
  "moderation_refused",
  "provider_refused",
  "photo_unreadable",
]);

function outcomeOf(error: unknown, aborted: boolean): Outcome {
  if (aborted) return "aborted";
  if (!(error instanceof LacquerError)) return "failed";
  if (error.code === "provider_busy") return "busy";
  if (error.code === "outcome_unknown") return "unknown";
  return REFUSED.has(error.code) ? "refused" : "failed";
}

/** Returns whether the provider itself answered that it did not accept the order, so that nothing is billed. */
const knownUnpaid = (error: unknown) =>
  error instanceof LacquerError && error.code === "provider_failed";

/**
 * Has one image made. A paid call is recorded before and after it is made. A deadline ends the call even if the image
 * provider ignores the deadline's signal. Throws provider_busy or provider_paused, with the seconds to wait, if no call
 * may be made or the provider refuses every call. Throws whatever else the image provider throws.
 */
export function callImage(
  ctx: ServiceContext,
  imageProvider: ImageProvider,
  job: Omit<CallOf, "provider">,
  request: ImageRequest,
  signal: AbortSignal,
  onProgress: MakeProgress,
): Promise<MadeImage> {
  const attributes = {
    "lacquer.provider": imageProvider.name,
    "lacquer.image.index": job.imageIndex,
    "lacquer.job.attempt": job.attempt,
  };
  return traced(ctx, { name: "call provider", kind: "client", attributes }, () =>
    makeCall(ctx, imageProvider, job, request, signal, onProgress),
  );
}

async function makeCall(
  ctx: ServiceContext,
  imageProvider: ImageProvider,
  job: Omit<CallOf, "provider">,
  request: ImageRequest,
  signal: AbortSignal,
  onProgress: MakeProgress,
): Promise<MadeImage> {
  const of: CallOf = { ...job, provider: imageProvider.name };
  if (imageProvider.can.paid && (await countLostCalls(ctx.db.pool, of.jobId, of.imageIndex)) > 1)
    throw new LacquerError("outcome_unknown");
  const deadline = createDeadline(ctx.config.attemptDeadlineSeconds, signal);
  let call: { id: string; probe: boolean } | undefined;
  let accepting: Promise<void> = Promise.resolve();
  const watch: CallWatch = {
    async before(planned) {
      const opened = await openCall(ctx.db, of, planned, ctx.config.providerDailyUsd);
      if ("wait" in opened) {
        if (opened.limited) await pauseForLimit(ctx, of.provider, opened.reason, opened.wait);
        throw waitingError(opened.reason, opened.wait);
      }
      call = opened;
      deadline.restart();
    },
    accepted() {
      if (call?.probe) accepting = resume(ctx, of.provider);
    },
  };
  const close = async (outcome: Outcome, error: unknown, made?: MadeImage["call"]) => {
    if (!call && imageProvider.can.paid) return;
    providerCalls.inc({ provider: imageProvider.name, outcome });
    if (!call) return;
    await accepting;
    await closeCall(ctx.db.pool, call.id, {
      outcome,
      errorCode: error instanceof LacquerError ? error.code : null,
      requestId: error instanceof ProviderFault ? error.requestId : (made?.requestId ?? null),
      usage: made?.usage ?? null,
      isBudgeted: ctx.config.providerDailyUsd !== undefined,
    }).catch((fault: unknown) =>
      ctx.log.warn({ err: fault, jobId: of.jobId }, "the end of a call could not be recorded"),
    );
  };
  try {
    const made = await deadline.hold(
      imageProvider.make(request, deadline.signal, onProgress, watch),
    );
    await close("ok", null, made.call);
    return made;
  } catch (error) {
    // If the deadline has passed, an answer may be lost, unless no call was sent or the provider answered that it did
    // not accept the order.
    const isLost = deadline.passed() && !signal.aborted && call && !knownUnpaid(error);
    const fault = isLost ? new LacquerError("outcome_unknown", { cause: error }) : error;
    try {
      if (!(fault instanceof ProviderFault) || signal.aborted) throw fault;
      // The provider refuses only this design, so it no longer objects to the key, the account or the rate. The pause
      // is therefore over.
      if (call?.probe && REFUSED.has(fault.code)) await resume(ctx, of.provider);
      throw await pauseForTrouble(ctx, of.provider, fault, call?.probe ?? false);
    } finally {
      // The pause is recorded before the end of the call. Until the pause is recorded, other slots may send calls that
      // are refused too.
      await close(outcomeOf(fault, signal.aborted), fault);
    }
  } finally {
    deadline.clear();
  }
}
