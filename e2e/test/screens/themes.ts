import { waitFor } from "@lacquer/testing";
import type { Page } from "playwright-core";

export const THEMES = ["light", "dark"] as const;

/** Switches to this theme, and waits until all transitions have ended and every picture is loaded. */
export async function turnTo(page: Page, colorScheme: (typeof THEMES)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await waitFor("the studio at rest", () =>
    page.evaluate(
      () =>
        document.getAnimations().every((one) => !(one instanceof CSSTransition)) &&
        [...document.images].every((image) => image.complete),
    ),
  );
}
