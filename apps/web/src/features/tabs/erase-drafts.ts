import { forget } from "../../platform/kept.ts";
import { emptyDraft } from "./empty-draft.ts";
import { keptKey } from "./owner.ts";
import { stampFor, touched } from "./stamps.ts";
import { useTabsStore, writeDesk } from "./store.ts";

/**
 * Erases this person's drafts on this device. The designs are recorded as closed one by one, so that other windows
 * close them too and none writes them again.
 */
export function eraseDrafts(ownerId: string): void {
  const { tabs, closed } = useTabsStore.getState();
  const fresh = touched(emptyDraft("Design 1"));
  const gone = Object.fromEntries(tabs.map((tab) => [tab.id, stampFor(tab)]));
  useTabsStore.setState({
    tabs: [fresh],
    activeId: fresh.id,
    closed: { ...closed, ...gone },
    histories: {},
  });
  forget(keptKey(ownerId));
  // Histories go with their designs; pictures are kept as long as stored data names them.
  writeDesk();
}
