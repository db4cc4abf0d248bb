import { type Job, saysMoney } from "@lacquer/contracts";
import { asSentence, credits } from "../../ui/format.ts";

/** Adds a sentence about the credits, unless the error message already contains one. */
export function withMoney(text: string, job: Job): string {
  if (saysMoney(text)) return text;
  if (!job.creditsDeducted) return `${text} Nothing was charged.`;
  return job.refunded > 0 ? `${text} ${asSentence(returned(job.refunded))}` : text;
}

/** What became of a failed job's credits, as a sentence of its own. */
export const moneySentence = (job: Job): string => withMoney("", job).trim();

export function returned(amount: number): string {
  return `${credits(amount)} ${amount === 1 ? "is" : "are"} back.`;
}
