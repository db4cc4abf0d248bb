import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";

/** Whether one call has left this machine. */
export interface Departure {
  /** A request was passed to the network. */
  begun: boolean;
  /** The request's first bytes were sent. */
  left: boolean;
}

const current = new AsyncLocalStorage<Departure>();
const requests = new WeakMap<object, Departure>();

function requestOf(message: unknown): object | undefined {
  if (typeof message !== "object" || message === null || !("request" in message)) return undefined;
  return typeof message.request === "object" && message.request !== null
    ? message.request
    : undefined;
}

// Node's own fetch publishes these diagnostic messages while it sends a request.
subscribe("undici:request:create", (message) => {
  const request = requestOf(message);
  const departure = current.getStore();
  if (!request || !departure) return;
  requests.set(request, departure);
  departure.begun = true;
});
subscribe("undici:client:sendHeaders", (message) => {
  const request = requestOf(message);
  const departure = request && requests.get(request);
  if (departure) departure.left = true;
});

/** Runs a call and records whether it leaves this machine. */
export function watchDeparture<T>(call: () => Promise<T>): {
  departure: Departure;
  answer: Promise<T>;
} {
  const departure: Departure = { begun: false, left: false };
  return { departure, answer: current.run(departure, call) };
}

function innermost(error: unknown): unknown {
  let at = error;
  while (at instanceof Error && at.cause instanceof Error) at = at.cause;
  return at;
}

/**
 * True when a failed call certainly never left this machine. Such a call ordered nothing and cost nothing, whatever its
 * error is called. A TypeError means that the request could not even be built, for example because of an invalid key or
 * address.
 */
export function neverLeft({ begun, left }: Departure, error: unknown): boolean {
  if (left) return false;
  return begun || innermost(error) instanceof TypeError;
}
