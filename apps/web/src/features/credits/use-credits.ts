import type { CreditSummary } from "@lacquer/contracts";
import { trpc } from "../../api/trpc.ts";

/** Returns the balance, the held credits and the available credits; null until they are known. */
export function useCredits(): { summary: CreditSummary | null } {
  const query = trpc.credits.summary.useQuery();
  return { summary: query.data ?? null };
}
