import type { Panel } from "../address/index.ts";

/** The dialogs that need an account. */
export const FOR_ACCOUNTS = [
  "keys",
  "webhooks",
  "password",
  "email",
  "devices",
  "sign-out",
] as const;

/** Returns true if the panel is one of the account's dialogs. */
export const hasDialog = (panel: Panel | null): boolean =>
  panel === "data" ||
  panel === "sign-in" ||
  panel === "sign-up" ||
  FOR_ACCOUNTS.some((one) => one === panel);
