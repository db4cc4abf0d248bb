import type { LiveMessage } from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";
import { summarizeCredits } from "../credits/index.ts";
import { activeAndEndedSince } from "../generation/read-jobs.ts";
import type { LiveHub } from "./hub.ts";

/** A stream ends this soon after its session was revoked. */
const SESSION_CHECK_MS = 30_000;

/**
 * What one window follows: first a snapshot of the user's active jobs, those ended since `since`, and the balance; then
 * each change. Listening begins before the snapshot is read, so nothing falls in between. Ends when the session does.
 */
export async function* watchJobs(
  ctx: ServiceContext,
  hub: LiveHub,
  options: {
    userId: number;
    since: Date | null;
    signal: AbortSignal;
    sessionLives: () => Promise<boolean>;
  },
): AsyncGenerator<LiveMessage> {
  const { userId } = options;
  const done = new AbortController();
  const box = await hub.listen(userId, AbortSignal.any([options.signal, done.signal]));
  const check = setInterval(() => {
    options.sessionLives().then(
      (lives) => lives || done.abort(),
      (error: unknown) => ctx.log.warn({ err: error }, "a stream's session could not be checked"),
    );
  }, SESSION_CHECK_MS);
  const snapshot = async (): Promise<LiveMessage> => ({
    kind: "snapshot",
    jobs: await activeAndEndedSince(ctx, userId, options.since),
    credits: await summarizeCredits(ctx, userId),
  });
  try {
    yield await snapshot();
    for await (const change of box) {
      if (change.kind === "missed") yield await snapshot();
      else yield { kind: "job", job: change.job, credits: await summarizeCredits(ctx, userId) };
    }
  } finally {
    clearInterval(check);
    done.abort();
  }
}
