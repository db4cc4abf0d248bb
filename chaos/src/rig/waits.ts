import { waitFor } from "@lacquer/testing";

/** Waits as tests do, but as long as a machine may take that has much else to do; times are judged by the promises. */
export const waitUntil: typeof waitFor = (what, ask, options = {}) =>
  waitFor(what, ask, { seconds: 180, ...options });
