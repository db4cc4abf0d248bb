import { windowLocks } from "../../platform/secure-context.ts";

/** Calls `begin` in one window of this browser at a time: in this one from its turn until `leaving`. */
export function becomeLeader(name: string, leaving: AbortSignal, begin: () => void): void {
  windowLocks()
    ?.request(name, { signal: leaving }, async () => {
      // The window left just as the lock was granted. Nobody would ever end the wait below and give the lock back.
      if (leaving.aborted) return;
      begin();
      await new Promise((resolve) => leaving.addEventListener("abort", resolve));
    })
    .catch((error: unknown) => {
      // Leaving while it waits for the lock is the usual end, not a failure.
      if (!leaving.aborted) reportError(error);
    });
}
