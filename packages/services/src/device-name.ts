import Bowser from "bowser";

/**
 * Describes a device in words, such as "Safari on iOS". If the header is not a browser's, the description may lack the
 * browser, the system, or both.
 */
export function deviceName(userAgent: string | null | undefined): string {
  if (!userAgent) return "an unknown device";
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500));
  if (browser.name && os.name) return `${browser.name} on ${os.name}`;
  return browser.name ?? os.name ?? "an unknown device";
}
