import { forget, keep, kept } from "../../platform/kept.ts";
import { fiveDigits } from "./as-kept.ts";
import { emptyDraft } from "./empty-draft.ts";
import { readHistories, writeHistories } from "./history/kept-history.ts";
import { reviveDraft } from "./revive-draft.ts";
import { DRAFTS_PREFIX, OWNER_KEY } from "./storage-keys.ts";
import { useTabsStore } from "./store.ts";
import type { DraftTab } from "./types.ts";

/** Where drafts of somebody else are put aside. */
export const keptKey = (ownerId: string) => DRAFTS_PREFIX + ownerId;

/**
 * Makes the open designs those of `ownerId`. Drafts of another person who used this browser are put aside for when
 * they come back: pictures are private, so nobody else could see them anyway. `comesAlong` = a guest who just got an
 * account keeps the desk as it is. Returns true when the desk was changed.
 */
export function setDraftOwner(ownerId: string, comesAlong: boolean): boolean {
  const before = kept(OWNER_KEY);
  keep(OWNER_KEY, ownerId);
  if (before === null || before === ownerId || comesAlong) {
    const { owner } = useTabsStore.getState();
    // Where another window changed the desk already, the storage brings it; these are not this person's designs.
    if (owner === "" || owner === before) useTabsStore.setState({ owner: ownerId });
    return false;
  }
  const left = useTabsStore.getState();
  writeHistories(left.tabs, left.histories);
  keep(keptKey(before), JSON.stringify(left.tabs, fiveDigits));
  const aside = readPutAside(ownerId);
  const tabs = aside.length > 0 ? aside : [emptyDraft("Design 1")];
  forget(keptKey(ownerId));
  useTabsStore.setState({
    owner: ownerId,
    tabs,
    activeId: tabs[0]?.id ?? "",
    orderedAt: 0,
    closed: {},
    histories: readHistories(tabs),
  });
  return true;
}

/** The drafts of somebody who is not at the studio now. */
export function readPutAside(ownerId: string): DraftTab[] {
  try {
    const drafts: unknown = JSON.parse(kept(keptKey(ownerId)) ?? "[]");
    return Array.isArray(drafts) ? drafts.map(reviveDraft).filter((tab) => tab !== null) : [];
  } catch {
    return [];
  }
}
