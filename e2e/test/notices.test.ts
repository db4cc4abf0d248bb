import type { BrowserContextOptions, Page } from "playwright-core";
import { expect, test } from "vitest";
import { useFixture } from "./fixture.ts";
import { addPhoto, designs, nails, newDesign, placeFiveNails, takeTool } from "./studio.ts";
import { PHONE } from "./touch.ts";

const fixture = useFixture({ GUEST_CREDITS: "20" });

const SIZES: [string, BrowserContextOptions][] = [
  ["phone", PHONE],
  ["narrow phone", { ...PHONE, viewport: { width: 320, height: 568 } }],
  ["phone on its side", { ...PHONE, viewport: { width: 844, height: 390 } }],
  ["tablet", { viewport: { width: 820, height: 1180 }, hasTouch: true }],
  ["desk", { viewport: { width: 1440, height: 900 } }],
  ["desk at 200 %", { viewport: { width: 720, height: 450 } }],
];

/** Returns the controls that lie under a visible notice, by testing many points of each notice. */
function under(page: Page, words: string): Promise<string[]> {
  return page.evaluate((said) => {
    const notices = [...document.querySelectorAll<HTMLElement>("[data-sonner-toast]")];
    if (!notices.some(({ textContent }) => textContent?.includes(said))) return ["no notice yet"];
    const found = new Set<string>();
    const boxes = notices
      .filter(({ dataset }) => dataset["visible"] === "true")
      .map((notice) => notice.getBoundingClientRect());
    const list = document.querySelector<HTMLElement>("[data-sonner-toaster]");
    const style = document.createElement("style");
    style.textContent =
      "[data-notices], [data-sonner-toaster], [data-sonner-toaster] * { pointer-events: none !important }";
    document.head.append(style);
    for (const { left, top, right, bottom } of boxes)
      for (let x = left + 1; x < right; x += 6)
        for (let y = top + 1; y < bottom; y += 6) {
          const hit = document
            .elementFromPoint(x, y)
            ?.closest(
              "button, a, input, select, textarea, label, summary, [role='button'], [role='tab'], [role='slider'], [role='tablist']",
            );
          if (hit && !list?.contains(hit))
            found.add(hit.getAttribute("aria-label") ?? hit.textContent ?? hit.outerHTML);
        }
    style.remove();
    return [...found];
  }, words);
}

test("nor on a phone at any height of its sheet", async () => {
  const { page } = await fixture.person(PHONE);
  await addPhoto(page);
  await newDesign(page);
  for (const keys of ["ArrowRight", "End", "Home"]) {
    await page.getByRole("slider", { name: "Sheet height" }).press(keys);
    await expect.poll(() => under(page, "Same hand?"), { message: keys }).toEqual([]);
  }
});

test.each(SIZES)(
  "on a %s no notice lies over anything that is to be pressed",
  async (_, options) => {
    const { page, faults } = await fixture.person(options);
    await addPhoto(page);
    await placeFiveNails(page);
    await takeTool(page, "Select");
    await newDesign(page);
    await expect.poll(() => under(page, "Same hand?")).toEqual([]);
    await page.getByRole("button", { name: "Use its photo" }).click();
    await nails(page).nth(4).waitFor();
    await page.locator("[data-sonner-toast]").first().waitFor({ state: "detached" });
    // The notice appears over a photo with nails.
    await designs(page).last().press("Delete");
    await expect.poll(() => under(page, "was closed")).toEqual([]);
    expect(await nails(page).count()).toBe(5);
    expect(faults).toEqual([]);
  },
  180_000,
);
