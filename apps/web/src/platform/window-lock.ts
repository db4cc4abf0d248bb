import { windowLocks } from "./secure-context.ts";

// Without locks, each window works on its own.

/** Runs `work` in one window of this browser at a time, in turn. */
export async function inTurn(name: string, work: () => Promise<void> | void): Promise<void> {
  const manager = windowLocks();
  if (manager) await manager.request(name, () => work());
  else await work();
}

/** Runs `work` unless another window is running it. */
export async function unlessElsewhere(name: string, work: () => Promise<void>): Promise<void> {
  const manager = windowLocks();
  if (manager) await manager.request(name, { ifAvailable: true }, (lock) => lock && work());
  else await work();
}
