import { forget, keep, kept } from "../../platform/kept.ts";
import { fiveDigits } from "./as-kept.ts";
import { emptyDraft } from "./empty-draft.ts";
import { readHistories, writeHistories } from "./history/kept-history.ts";
import { reviveDraft } from "./revive-draft.ts";
import { DRAFTS_PREFIX, OWNER_KEY } from "./storage-keys.ts";
import { useTabsStore } from "./store.ts";
import type { DraftTab } from "./types.ts";

/** The storage name of another person's drafts. */
export const keptKey = (ownerId: string) => DRAFTS_PREFIX + ownerId;

/**
 * Makes the open designs those of `ownerId`. Another person's drafts are stored until that person comes back. Their
 * pictures are private, so nobody else could see them. `comesAlong`: a guest who has just got an account keeps the
 * desk. Returns true when the desk changed.
 */
export function setDraftOwner(ownerId: string, comesAlong: boolean): boolean {
  const before = kept(OWNER_KEY);
  keep(OWNER_KEY, ownerId);
  if (before === null || before === ownerId || comesAlong) {
    const { owner } = useTabsStore.getState();
    // Otherwise another window already shows this person's desk, and this window gets it from the storage. The designs
    // open here are somebody else's.
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

/** The drafts of a person who is not signed in now. */
function readPutAside(ownerId: string): DraftTab[] {
  try {
    const drafts: unknown = JSON.parse(kept(keptKey(ownerId)) ?? "[]");
    return Array.isArray(drafts) ? drafts.map(reviveDraft).filter((tab) => tab !== null) : [];
  } catch {
    return [];
  }
}
