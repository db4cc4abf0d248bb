import type { Page } from "playwright-core";

interface Window {
  seenTabs: Record<string, number>;
}

/** Records when each design's tab first shows a new word on the screen, on this machine's clock. */
export async function noteTabs(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: Record<string, number> = {};
    Object.assign(window, { seenTabs: seen });
    const words = new Map<string, string>();
    const look = () => {
      for (const tab of document.querySelectorAll<HTMLElement>("[data-tab]")) {
        const [id = "", text = ""] = [tab.dataset["tab"], tab.textContent];
        if (words.get(id) === text) continue;
        words.set(id, text);
        // The change has been painted when the frame after the next one begins.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => (seen[`${id} ${text}`] = Date.now())),
        );
      }
    };
    const list = document.querySelector('[role="tablist"]');
    if (list)
      new MutationObserver(look).observe(list, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    look();
  });
}

/**
 * For each of `tabs`: when it first showed a text with `word`, in ms since 1970, or undefined if it has not shown one
 * yet.
 */
export function allSeenAt(
  page: Page,
  tabs: readonly string[],
  word: string,
): Promise<(number | undefined)[]> {
  return page.evaluate(
    ([ids, text]) => {
      const seen = Object.entries((window as unknown as Window).seenTabs);
      return ids.map(
        (id) => seen.find(([key]) => key.startsWith(`${id} `) && key.includes(text))?.[1],
      );
    },
    [tabs, word] as const,
  );
}

export async function seenAt(page: Page, tab: string, word: string): Promise<number | undefined> {
  return (await allSeenAt(page, [tab], word))[0];
}

export function forgetTabs(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { seenTabs } = window as unknown as Window;
    for (const key of Object.keys(seenTabs)) delete seenTabs[key];
  });
}
