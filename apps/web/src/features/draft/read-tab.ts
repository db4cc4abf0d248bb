import { type DraftTab, useTabsStore } from "../tabs/index.ts";

/** The tab as it is now, or undefined after it was closed. */
export function readTab(tabId: string): DraftTab | undefined {
  return useTabsStore.getState().tabs.find((tab) => tab.id === tabId);
}

/** The tab, kept up to date; undefined after it was closed. */
export function useTab(tabId: string): DraftTab | undefined {
  return useTabsStore((state) => state.tabs.find((tab) => tab.id === tabId));
}
