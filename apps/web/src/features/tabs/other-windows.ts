import { kept } from "../../platform/kept.ts";
import { deskOf, reviveDesk } from "./desk.ts";
import { readHistory } from "./history/kept-history.ts";
import { mergeDesks } from "./merge-desks.ts";
import { designsBeingChanged, typingOverIn } from "./stamps.ts";
import { TABS_STORAGE_KEY } from "./storage-keys.ts";
import { useTabsStore } from "./store.ts";
import type { TabsState } from "./tabs-state.ts";
import type { DraftTab } from "./types.ts";

/** Merges the changes of this browser's other windows, except for designs that are being changed in this window. */
function mergeKept(): void {
  const mine = deskOf(useTabsStore.getState());
  const there = reviveDesk(readKept());
  if (!there) return;
  const merged = mergeDesks(mine, there, designsBeingChanged());
  const isOpen = merged.tabs.some(({ id }) => id === mine.activeId);
  const index = mine.tabs.findIndex(({ id }) => id === mine.activeId);
  const neighbour = merged.tabs[Math.min(Math.max(0, index), merged.tabs.length - 1)];
  useTabsStore.setState(({ histories }) => ({
    ...merged,
    histories: historiesOf(merged.tabs, histories),
    activeId: isOpen ? mine.activeId : (neighbour?.id ?? ""),
  }));
}

/** Returns each design's history from the window that changed the design last. */
function historiesOf(
  tabs: readonly DraftTab[],
  own: TabsState["histories"],
): TabsState["histories"] {
  return Object.fromEntries(
    tabs.map((tab) => {
      const history = own[tab.id];
      return [tab.id, history?.stamp === tab.updatedAt ? history : readHistory(tab)];
    }),
  );
}

function readKept(): unknown {
  try {
    const desk: unknown = JSON.parse(kept(TABS_STORAGE_KEY) ?? "null");
    return typeof desk === "object" && desk !== null && "state" in desk ? desk.state : null;
  } catch {
    return null;
  }
}

/**
 * Keeps this window's designs up to date with the other windows of this browser. Returns a function that stops this.
 */
export function followOtherWindows(): () => void {
  let later: ReturnType<typeof setTimeout> | undefined;
  const onStorage = (event: StorageEvent) => {
    if (event.key !== TABS_STORAGE_KEY || !event.newValue) return;
    mergeKept();
    clearTimeout(later);
    // Designs that were skipped while the user was typing are merged afterwards.
    const wait = typingOverIn();
    if (wait !== null) later = setTimeout(mergeKept, wait);
  };
  window.addEventListener("storage", onStorage);
  return () => {
    clearTimeout(later);
    window.removeEventListener("storage", onStorage);
  };
}
