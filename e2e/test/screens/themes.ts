import { waitFor } from "@lacquer/testing";
import type { Page } from "playwright-core";

export const THEMES = ["light", "dark"] as const;

/** Turns to this theme, and waits until everything stands still in its colours and every picture is there. */
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
