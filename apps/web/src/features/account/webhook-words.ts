import type { WebhookDelivery, WebhookFault } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import { shortTime } from "../../ui/format.ts";

const ends = (): Record<WebhookDelivery["event"], string> => ({
  "job.completed": t`Design finished`,
  "job.failed": t`Design failed`,
  "job.canceled": t`Design canceled`,
});

const faults = (): Record<WebhookFault, string> => ({
  refused: t`your program refused it`,
  redirected: t`the address redirects`,
  timed_out: t`no answer within ten seconds`,
  unreachable: t`the address cannot be reached`,
  forbidden_address: t`the address is not public`,
});

/** Returns a text such as "Design finished, 14:05". */
export function endWords({ event, createdAt }: WebhookDelivery, now = new Date()): string {
  return `${ends()[event]}, ${shortTime(createdAt, now)}`;
}

/** Returns a text such as "delivered" or "try 3 failed: no answer within ten seconds · next try 14:05". */
export function deliveryWords(delivery: WebhookDelivery, now = new Date()): string {
  const { state, attempt, lastFault, lastStatus, nextTryAt } = delivery;
  if (state === "delivered") return t`delivered`;
  if (!lastFault || attempt === 0) return t`on its way`;
  const status = lastFault === "refused" && lastStatus ? ` (${lastStatus})` : "";
  const why = `${faults()[lastFault]}${status}`;
  if (state === "failed")
    return plural(attempt, {
      one: `given up after # try: ${why}`,
      other: `given up after # tries: ${why}`,
    });
  const failed = t`try ${attempt} failed: ${why}`;
  if (!nextTryAt) return failed;
  const time = shortTime(nextTryAt, now);
  return `${failed} · ${t`next try ${time}`}`;
}
