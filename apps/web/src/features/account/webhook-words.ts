import type { WebhookDelivery, WebhookFault } from "@lacquer/contracts";
import { shortTime } from "../../ui/format.ts";

const ENDS: Record<WebhookDelivery["event"], string> = {
  "job.completed": "Design finished",
  "job.failed": "Design failed",
  "job.canceled": "Design canceled",
};

const FAULTS: Record<WebhookFault, string> = {
  refused: "your program refused it",
  redirected: "the address redirects",
  timed_out: "no answer within ten seconds",
  unreachable: "the address cannot be reached",
  forbidden_address: "the address is not public",
};

/** Returns a text such as "Design finished, 14:05". */
export function endWords({ event, createdAt }: WebhookDelivery, now = new Date()): string {
  return `${ENDS[event]}, ${shortTime(createdAt, now)}`;
}

/** Returns a text such as "delivered" or "try 3 failed: no answer within ten seconds · next try 14:05". */
export function deliveryWords(delivery: WebhookDelivery, now = new Date()): string {
  const { state, attempt, lastFault, lastStatus, nextTryAt } = delivery;
  if (state === "delivered") return "delivered";
  if (!lastFault || attempt === 0) return "on its way";
  const status = lastFault === "refused" && lastStatus ? ` (${lastStatus})` : "";
  const why = `${FAULTS[lastFault]}${status}`;
  if (state === "failed") return `given up after ${attempt} tries: ${why}`;
  const next = nextTryAt ? ` · next try ${shortTime(nextTryAt, now)}` : "";
  return `try ${attempt} failed: ${why}${next}`;
}
