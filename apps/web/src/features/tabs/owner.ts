import { forget, keep, kept } from "../../platform/kept.ts";
import { emptyDraft } from "./empty-draft.ts";
import { reviveDraft } from "./revive-draft.ts";
import { OWNER_KEY } from "./storage-keys.ts";
import { useTabsStore } from "./store.ts";
import type { DraftTab } from "./types.ts";

/** Where another person's drafts are stored. */
export const keptKey = (ownerId: string) => `lacquer.drafts.${ownerId}`;

/**
 * Makes the open designs those of `ownerId`. Another person's drafts are stored until that person comes back; their
 * pictures are private, so nobody else could see them anyway. `comesAlong`: a guest who has just got an account keeps
 * the desk. Returns true when the desk changed.
 */
export function setDraftOwner(ownerId: string, comesAlong: boolean): boolean {
  const before = kept(OWNER_KEY);
  keep(OWNER_KEY, ownerId);
  if (before === null || before === ownerId || comesAlong) {
    const { owner } = useTabsStore.getState();
    // If another window has already changed the desk, it comes with the storage; these designs are not this person's.
    if (owner === "" || owner === before) useTabsStore.setState({ owner: ownerId });
    return false;
  }
  keep(keptKey(before), JSON.stringify(useTabsStore.getState().tabs));
  const tabs = readKept(ownerId);
  forget(keptKey(ownerId));
  useTabsStore.setState({
    owner: ownerId,
    tabs,
    activeId: tabs[0]?.id ?? "",
    orderedAt: 0,
    closed: {},
  });
  return true;
}

function readKept(ownerId: string): DraftTab[] {
  const fresh = [emptyDraft("Design 1")];
  try {
    const drafts: unknown = JSON.parse(kept(keptKey(ownerId)) ?? "[]");
    const tabs = Array.isArray(drafts) ? drafts.map(reviveDraft).filter((tab) => tab !== null) : [];
    return tabs.length > 0 ? tabs : fresh;
  } catch {
    return fresh;
  }
}
