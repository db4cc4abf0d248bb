import { waitFor } from "@lacquer/testing";

/** Waits as tests do, but as long as a busy machine may need; the promises judge the times. */
export const waitUntil: typeof waitFor = (what, ask, options = {}) =>
  waitFor(what, ask, { seconds: 180, ...options });
