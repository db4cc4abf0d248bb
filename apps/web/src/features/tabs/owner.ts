import { forget, keep, kept } from "../../platform/kept.ts";
import { fiveDigits } from "./as-kept.ts";
import { emptyDraft } from "./empty-draft.ts";
import { readHistories, writeHistories } from "./history/kept-history.ts";
import { reviveDraft } from "./revive-draft.ts";
import { DRAFTS_PREFIX, OWNER_KEY } from "./storage-keys.ts";
import { useTabsStore } from "./store.ts";
import type { DraftTab } from "./types.ts";

/** Returns the storage name for another person's drafts. */
export const keptKey = (ownerId: string) => DRAFTS_PREFIX + ownerId;

/**
 * Makes the drafts of `ownerId` the open designs. Another person's drafts are stored until that person returns. Their
 * pictures are private, so nobody else could see them. With `comesAlong`, a guest who has just created an account keeps
 * the open designs. Returns true if the open designs were replaced.
 */
export function setDraftOwner(ownerId: string, comesAlong: boolean): boolean {
  const before = kept(OWNER_KEY);
  keep(OWNER_KEY, ownerId);
  if (before === null || before === ownerId || comesAlong) {
    const { owner } = useTabsStore.getState();
    // If the open designs belong to somebody else, they are left alone. Then another window already shows this person's
    // designs, and this window gets them from the storage.
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

/** Returns the stored drafts of a person who is not signed in now. */
function readPutAside(ownerId: string): DraftTab[] {
  try {
    const drafts: unknown = JSON.parse(kept(keptKey(ownerId)) ?? "[]");
    return Array.isArray(drafts) ? drafts.map(reviveDraft).filter((tab) => tab !== null) : [];
  } catch {
    return [];
  }
}
