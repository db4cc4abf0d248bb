import type { Trouble } from "@lacquer/imaging";

/** The code that a design which waits for its provider is told. */
export function waitingCode(reason: Trouble): "provider_busy" | "provider_paused" {
  return reason === "billing" || reason === "key" ? "provider_paused" : "provider_busy";
}
