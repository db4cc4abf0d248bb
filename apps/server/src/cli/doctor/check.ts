import { errorMessage } from "../error-message.ts";
import { type Diagnosis, wrong } from "./diagnosis.ts";

/** A check. Returns one diagnosis or several. */
type Look = () => Promise<Diagnosis | Diagnosis[]>;

/** The least time that the checks get, however slow the start was. With less, a slow machine would look broken. */
const LEAST_MS = 5_000;

export type Check = (
  subject: string,
  look: Look,
  options?: { seconds?: number; remedy?: string },
) => Promise<Diagnosis[]>;

/**
 * Creates the function that runs checks. A check that fails or does not answer in time becomes a fault, and the other
 * checks continue. All checks end within `totalSeconds` of the process's start. If loading the code took most of that
 * time, the checks still get five seconds.
 */
export function createCheck(totalSeconds: number): Check {
  // performance.now() counts from the process's start.
  const until = Math.max(totalSeconds * 1_000, performance.now() + LEAST_MS);
  return async (subject, look, { seconds = 5, remedy = "check its log and the network" } = {}) => {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<Diagnosis>((resolve) => {
      const left = Math.max(0, Math.min(seconds * 1_000, until - performance.now()));
      const words = `did not answer within ${Math.round(left / 100) / 10} s; ${remedy}`;
      timer = setTimeout(() => resolve(wrong(subject, words)), left);
    });
    try {
      return [await Promise.race([look(), silence])].flat();
    } catch (error) {
      return [wrong(subject, errorMessage(error))];
    } finally {
      clearTimeout(timer);
    }
  };
}
