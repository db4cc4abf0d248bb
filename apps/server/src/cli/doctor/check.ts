import { errorMessage } from "../error-message.ts";
import { type Diagnosis, wrong } from "./diagnosis.ts";

/** The result of one check: one diagnosis or several. */
type Look = () => Promise<Diagnosis | Diagnosis[]>;

/** With less time, the doctor would report a slow machine as broken. */
const LEAST_MS = 5_000;

export type Check = (
  subject: string,
  look: Look,
  options?: { seconds?: number; remedy?: string },
) => Promise<Diagnosis[]>;

/**
 * Makes a check of one subject that always ends in time. A check that is silent or throws is a fault too, and does
 * not stop the others. All checks end within `totalSeconds` of the process's start. If loading took most of that,
 * they still get a few seconds.
 */
export function createCheck(totalSeconds: number): Check {
  // This clock runs from the process's start.
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
