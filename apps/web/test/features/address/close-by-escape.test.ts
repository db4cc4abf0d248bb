// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { closeByEscape, openPanel } from "../../../src/features/address/index.ts";
import { readPlace } from "../../../src/features/address/open-panel.ts";
import { replaceAddress } from "../../../src/platform/address.ts";

let stop: () => void;
beforeEach(() => {
  replaceAddress("/");
  stop = closeByEscape();
});
afterEach(() => stop());

function press(): Event {
  const event = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  return event;
}

test.each(["looks", "collection", "bottles", "commands", "look"] as const)(
  "Escape closes %s while nothing on the screen uses the key",
  async (panel) => {
    openPanel(panel);
    expect(readPlace().panel).toBe(panel);
    expect(press().defaultPrevented).toBe(true);
    await vi.waitFor(() => expect(readPlace().panel).toBeNull(), { timeout: 20_000 });
  },
);

test("Escape that a dialog has used closes nothing more, and without a panel it is left to the studio", () => {
  expect(press().defaultPrevented).toBe(false);
  openPanel("looks");
  const use = (event: Event) => event.preventDefault();
  document.addEventListener("keydown", use, true);
  press();
  document.removeEventListener("keydown", use, true);
  expect(readPlace().panel).toBe("looks");
});
