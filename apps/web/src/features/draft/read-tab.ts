import { type DraftTab, useTabsStore } from "../tabs/index.ts";

/** Returns the current state of the tab, or undefined after it was closed. */
export function readTab(tabId: string): DraftTab | undefined {
  return useTabsStore.getState().tabs.find((tab) => tab.id === tabId);
}

/** Returns the tab and keeps it up to date; undefined after it was closed. */
export function useTab(tabId: string): DraftTab | undefined {
  return useTabsStore((state) => state.tabs.find((tab) => tab.id === tabId));
}
