import type { CreditSummary } from "@lacquer/contracts";
import { trpc } from "../../api/trpc.ts";

/** Balance, held and available; null until known. */
export function useCredits(): { summary: CreditSummary | null } {
  const query = trpc.credits.summary.useQuery();
  return { summary: query.data ?? null };
}
