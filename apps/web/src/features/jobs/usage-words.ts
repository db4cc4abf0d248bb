import type { JobUsage } from "@lacquer/contracts";
import { dollars } from "../../ui/format.ts";

/**
 * Returns a job's usage as counted by the image service, with its quote: "The image service counted 3,512 tokens, $0.11
 * (quoted $0.11)."
 */
export function usageWords(usage: JobUsage | null): string {
  if (!usage || usage.inputTokens + usage.outputTokens === 0) return "";
  const tokens = (usage.inputTokens + usage.outputTokens).toLocaleString("en");
  const cost = usage.costUsd === null ? "" : `, ${dollars(usage.costUsd)}`;
  const quote = usage.quotedUsd === null ? "" : ` (quoted ${dollars(usage.quotedUsd)})`;
  return `The image service counted ${tokens} tokens${cost}${quote}.`;
}
