import { waitFor } from "@lacquer/testing";

/** Waits like `waitFor` in tests, but as long as a busy machine may need. The promises themselves judge the times. */
export const waitUntil: typeof waitFor = (what, ask, options = {}) =>
  waitFor(what, ask, { seconds: 180, ...options });
