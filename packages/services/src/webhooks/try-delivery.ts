import type { Job, WebhookFault, WebhookMessage } from "@lacquer/contracts";
import { hostOf, isPublicAddress, resolveHost } from "./addresses.ts";
import { postMessage, type WebhookRequest } from "./post-message.ts";
import { signMessage } from "./sign-message.ts";
import type { TakenDelivery } from "./take-deliveries.ts";

/** The time limit of a try, from the look-up of the name to the first line of the answer. */
const TIMEOUT_MS = 10_000;

/** The functions and settings with which a try reaches the network. Tests replace them. */
export interface Outside {
  allowsPrivate: boolean;
  resolve?: ((host: string) => Promise<string[]>) | undefined;
  post?: ((request: WebhookRequest) => Promise<number>) | undefined;
  timeoutMs?: number | undefined;
}

export interface TryResult {
  status: number | null;
  fault: WebhookFault | null;
}

/** Sends one message to the address that the webhook's host name has at present, if that address is allowed. */
export async function tryDelivery(
  delivery: TakenDelivery,
  job: Job,
  outside: Outside & { leaving: AbortSignal },
): Promise<TryResult> {
  const timeout = AbortSignal.timeout(outside.timeoutMs ?? TIMEOUT_MS);
  const signal = AbortSignal.any([timeout, outside.leaving]);
  const url = new URL(delivery.url);
  try {
    const address = await findAddress(url, outside, signal);
    if (!address) return { status: null, fault: "forbidden_address" };
    const status = await (outside.post ?? postMessage)({
      url,
      address,
      signal,
      ...messageOf(delivery, job),
    });
    return { status, fault: faultOf(status) };
  } catch {
    return { status: null, fault: timeout.aborted ? "timed_out" : "unreachable" };
  }
}

/**
 * Returns the address to call. Null if any address of the name is not public, because a name that leads into a private
 * network is not trusted.
 */
async function findAddress(
  url: URL,
  { allowsPrivate, resolve = resolveHost }: Outside,
  signal: AbortSignal,
): Promise<string | null> {
  if (url.protocol !== "https:" && !allowsPrivate) return null;
  const gone = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(new Error("given up")), { once: true });
  });
  const addresses = await Promise.race([resolve(hostOf(url)), gone]);
  if (!allowsPrivate && !addresses.every(isPublicAddress)) return null;
  return addresses[0] ?? null;
}

function messageOf(
  delivery: TakenDelivery,
  job: Job,
): { headers: Record<string, string>; body: string } {
  const message: WebhookMessage = {
    id: delivery.id,
    type: delivery.event,
    createdAt: delivery.createdAt.toISOString(),
    job,
  };
  const body = JSON.stringify(message);
  return {
    body,
    headers: {
      "content-type": "application/json",
      "user-agent": "Lacquer",
      "lacquer-delivery": delivery.id,
      "lacquer-event": delivery.event,
      "lacquer-signature": signMessage(body, delivery.now, delivery.secrets),
    },
  };
}

function faultOf(status: number): WebhookFault | null {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? "redirected" : "refused";
}
