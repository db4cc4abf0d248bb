import { waitFor } from "@lacquer/testing";
import type { Page } from "playwright-core";

export const THEMES = ["light", "dark"] as const;

/**
 * True if nothing on the screen is still to come: no transition runs, every visible picture is loaded and decoded, and
 * no placeholder is left.
 */
async function isAtRest(): Promise<boolean> {
  const isSeen = (element: Element) => {
    const { top, bottom, left, right, width } = element.getBoundingClientRect();
    return width > 0 && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  };
  if (document.getAnimations().some((one) => one instanceof CSSTransition)) return false;
  const images = [...document.images].filter(isSeen);
  if (!images.every((image) => image.complete)) return false;
  await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
  return [...document.querySelectorAll(".skeleton")].every((one) => !isSeen(one));
}

/** Switches to this theme, and waits until the screen is at rest. */
export async function turnTo(page: Page, colorScheme: (typeof THEMES)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await waitFor("the studio at rest", () => page.evaluate(isAtRest));
}
