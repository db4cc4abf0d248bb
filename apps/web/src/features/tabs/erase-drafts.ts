import { forget } from "../../platform/kept.ts";
import { emptyDraft } from "./empty-draft.ts";
import { forgetHistories } from "./history/kept-history.ts";
import { keptKey, readPutAside } from "./owner.ts";
import { stampFor, touched } from "./stamps.ts";
import { useTabsStore, writeDesk } from "./store.ts";

/**
 * Erases what this person wrote and drew on this device. The designs are closed one by one in the desk's own books, so
 * that other windows close them too and none of them writes them down again.
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
  forgetHistories([...tabs, ...readPutAside(ownerId)].map(({ id }) => id));
  forget(keptKey(ownerId));
  // Pictures are kept for as long as what is written names them.
  writeDesk();
}
