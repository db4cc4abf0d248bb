import type { JobWaitingFor } from "@lacquer/contracts";
import type { Trouble } from "@lacquer/imaging";

/** Returns the error code for a design that waits for its provider. */
export function waitingCode(reason: Trouble): JobWaitingFor["code"] {
  if (reason === "budget") return "provider_budget";
  return reason === "billing" || reason === "key" ? "provider_paused" : "provider_busy";
}
