import { errorMessage } from "../error-message.ts";
import { type Diagnosis, wrong } from "./diagnosis.ts";

/** What one look answers: several diagnoses, or one. */
type Look = () => Promise<Diagnosis | Diagnosis[]>;

/** Less would call a slow machine broken. */
const LEAST_MS = 5_000;

export type Check = (
  subject: string,
  look: Look,
  options?: { seconds?: number; remedy?: string },
) => Promise<Diagnosis[]>;

/**
 * Answers a way to look at one subject that ends within so many seconds, whatever happens: what is silent or throws is
 * wrong too, and keeps nothing else from being looked at. All looks together end within `totalSeconds` of the process's
 * start; where loading took most of that, they have a few seconds all the same.
 */
export function createCheck(totalSeconds: number): Check {
  // This clock runs from the process's start.
  const until = Math.max(totalSeconds * 1_000, performance.now() + LEAST_MS);
  return async (
    subject,
    look,
    { seconds = 5, remedy = "look at its log and the network" } = {},
  ) => {
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
