import { forget } from "../../platform/kept.ts";
import { emptyDraft } from "./empty-draft.ts";
import { keptKey } from "./owner.ts";
import { stampFor, touched } from "./stamps.ts";
import { useTabsStore, writeDesk } from "./store.ts";

/**
 * Deletes this person's drafts on this device. Each design is recorded as closed, so that other windows close it too
 * and no window stores it again.
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
  // This write also removes the histories of the deleted designs. Pictures stay in the browser while stored data refers
  // to them.
  writeDesk();
}
