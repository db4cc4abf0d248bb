import type { Locator, Page } from "playwright-core";

/**
 * The Undo of the message with this text. A text is needed because several messages can be shown, one behind the other,
 * and the toolbar has an Undo too.
 */
export const undoOf = (page: Page, text: string | RegExp): Locator =>
  page
    .locator("[data-sonner-toast]")
    .filter({ hasText: text })
    .getByRole("button", { name: "Undo", exact: true });
