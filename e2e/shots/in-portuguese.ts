import type { BrowserContext, Locator, Page } from "playwright-core";
import { inPortuguese } from "../test/portuguese.ts";

/** What the screens' steps find things by. */
const BY_NAME = ["getByRole", "getByText", "getByLabel", "getByAltText", "filter", "fill"] as const;

type Named = Record<string, unknown>;

/** Translates the name in the arguments of such a call: the first text or expression, or `name` or `hasText`. */
function translated(args: unknown[], method: (typeof BY_NAME)[number]): unknown[] {
  const [first, second] = args;
  if (method === "getByRole") {
    const { name, ...rest } = (second ?? {}) as Named;
    return name === undefined ? args : [first, { ...rest, name: inPortuguese(name as string) }];
  }
  if (method === "filter") {
    const { hasText, ...rest } = first as Named;
    return hasText === undefined ? args : [{ ...rest, hasText: inPortuguese(hasText as string) }];
  }
  return [inPortuguese(first as string), second];
}

function patch(some: Page | Locator): void {
  const prototype = Object.getPrototypeOf(some) as Record<string, (...args: unknown[]) => unknown>;
  for (const method of BY_NAME) {
    const original = prototype[method];
    if (!original || (method === "fill" && "goto" in some)) continue;
    prototype[method] = function inLanguage(this: unknown, ...args: unknown[]) {
      return original.apply(this, translated(args, method));
    };
  }
}

/**
 * Makes this process act in a Portuguese studio: the steps of the screens name things in English, and each name is
 * translated before Playwright looks for it. It changes Playwright's own classes, so only a process that does nothing else may call it.
 */
export async function speakPortuguese(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  patch(page);
  patch(page.locator("body"));
  await page.close();
}
