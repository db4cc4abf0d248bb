import { windowLocks } from "../../platform/secure-context.ts";

/** Calls `begin` in one window of this browser at a time. This window's turn lasts until `leaving`. */
export function becomeLeader(name: string, leaving: AbortSignal, begin: () => void): void {
  windowLocks()
    ?.request(name, { signal: leaving }, async () => {
      // The window left just as it got the lock, so nothing would ever end the wait below and give the lock back.
      if (leaving.aborted) return;
      begin();
      await new Promise((resolve) => leaving.addEventListener("abort", resolve));
    })
    .catch((error: unknown) => {
      // A window that leaves while it waits for the lock has not failed.
      if (!leaving.aborted) reportError(error);
    });
}
