import type { JobUsage } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { dollars, number } from "../../ui/format.ts";

/**
 * Returns a job's usage as counted by the image service, with its quote: "The image service counted 3,512 tokens, $0.11
 * (quoted $0.11)."
 */
export function usageWords(usage: JobUsage | null): string {
  if (!usage || usage.inputTokens + usage.outputTokens === 0) return "";
  const tokens = number(usage.inputTokens + usage.outputTokens);
  const cost = usage.costUsd === null ? null : dollars(usage.costUsd);
  const quote = usage.quotedUsd === null ? null : dollars(usage.quotedUsd);
  if (cost === null)
    return quote === null
      ? t`The image service counted ${tokens} tokens.`
      : t`The image service counted ${tokens} tokens (quoted ${quote}).`;
  return quote === null
    ? t`The image service counted ${tokens} tokens, ${cost}.`
    : t`The image service counted ${tokens} tokens, ${cost} (quoted ${quote}).`;
}
