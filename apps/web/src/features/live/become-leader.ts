import { windowLocks } from "../../platform/secure-context.ts";

/** Calls `begin` in one window of this browser at a time. That window stays the leader until `leaving` aborts. */
export function becomeLeader(name: string, leaving: AbortSignal, begin: () => void): void {
  windowLocks()
    ?.request(name, { signal: leaving }, async () => {
      // If the window left just as it got the lock, the abort event will not come again, so the wait below would never
      // release the lock.
      if (leaving.aborted) return;
      begin();
      await new Promise((resolve) => leaving.addEventListener("abort", resolve));
    })
    .catch((error: unknown) => {
      // A window that leaves while it waits for the lock causes a rejection that is not an error.
      if (!leaving.aborted) reportError(error);
    });
}
