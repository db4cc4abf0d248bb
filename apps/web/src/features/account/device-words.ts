import { t } from "@lingui/core/macro";

/**
 * Returns the server's description of a device in the chosen language. The server writes "Safari on iOS", or only the
 * browser, only the system, or neither.
 */
export function deviceWords(described: string): string {
  const [browser, system] = described.split(" on ");
  if (browser && system) return t`${browser} on ${system}`;
  return described === "an unknown device" ? t`an unknown device` : described;
}
