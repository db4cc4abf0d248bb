/**
 * Browser tests that look at every screen, or at surroundings that are rare. They take as long as all others together, so
 * `npm test` leaves them out, and `npm run test:browser` runs them with all others.
 */
export const LONG_BROWSER_TESTS = [
  "accessibility",
  "address",
  "api-docs",
  "camera",
  "contact-sheet",
  "credits",
  "keyboard",
  "layout",
  "mails",
  "menus",
  "no-storage",
  "notices",
  "phone-link",
  "salon-card",
  "selecting",
  "swept-uploads",
  "versions",
  "webhooks",
].map((name) => `test/${name}.test.ts`);
