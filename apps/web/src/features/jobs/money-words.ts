import { type Job, saysMoney } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import { errorWords } from "../../api/errors.ts";

/**
 * Returns why a job failed and what became of its credits. The credits are left out if the error's own sentence already
 * mentions them.
 */
export function failureWords(job: Job): string {
  const { errorCode, errorMessage } = job;
  const why = errorMessage
    ? errorWords(errorCode, errorMessage)
    : t`The picture could not be painted.`;
  return errorMessage && saysMoney(errorMessage) ? why : `${why} ${moneySentence(job)}`.trim();
}

/**
 * What became of a failed job's credits, as a sentence of its own; empty if the job was charged and nothing was
 * returned.
 */
export function moneySentence({ creditsDeducted, refunded }: Job): string {
  if (!creditsDeducted) return t`Nothing was charged.`;
  return refunded > 0 ? returned(refunded) : "";
}

export const returned = (amount: number): string =>
  plural(amount, { one: "# credit is back.", other: "# credits are back." });
