import type { JobWaitingFor } from "@lacquer/contracts";
import type { Trouble } from "@lacquer/imaging";

/** The code that a design which waits for its provider is told. */
export function waitingCode(reason: Trouble): JobWaitingFor["code"] {
  if (reason === "budget") return "provider_budget";
  return reason === "billing" || reason === "key" ? "provider_paused" : "provider_busy";
}
