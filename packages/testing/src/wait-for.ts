import { setTimeout as pause } from "node:timers/promises";

/**
 * Calls `ask` until it returns something other than false, null or undefined, and resolves with that value. Rejects
 * after `seconds` with an error that names `what` and the last answer or error.
 */
export async function waitFor<T>(
  what: string,
  ask: () => T | Promise<T>,
  { seconds = 30, everyMs = 20 }: { seconds?: number; everyMs?: number } = {},
): Promise<NonNullable<Exclude<T, false>>> {
  const until = performance.now() + seconds * 1000;
  let last: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (isThere(answer)) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    if (performance.now() > until) {
      throw new Error(`Waited ${seconds} s for ${what}; last: ${String(last)}`, { cause: last });
    }
    await pause(everyMs);
  }
}

function isThere<T>(answer: T): answer is NonNullable<Exclude<T, false>> {
  return answer !== null && answer !== undefined && answer !== false;
}
