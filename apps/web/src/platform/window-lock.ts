import { windowLocks } from "./secure-context.ts";

// If the browser has no locks, each window works on its own.

/** Runs `work` in one window of this browser at a time. Other windows wait for their turn. */
export async function inTurn(name: string, work: () => Promise<void> | void): Promise<void> {
  const manager = windowLocks();
  if (manager) await manager.request(name, () => work());
  else await work();
}

/** Runs `work` unless another window of this browser is running it now. */
export async function unlessElsewhere(name: string, work: () => Promise<void>): Promise<void> {
  const manager = windowLocks();
  if (manager) await manager.request(name, { ifAvailable: true }, (lock) => lock && work());
  else await work();
}
