import { emptyDraft } from "./empty-draft.ts";
import type { Desk } from "./merge-desks.ts";
import { reviveDraft } from "./revive-draft.ts";
import type { DraftTab } from "./types.ts";

/** The open designs with their order (a desk), and the id of the design that is shown. */
export type KeptDesk = Desk & { activeId: string };

/** Returns the part of the store that is stored in the browser. */
export const deskOf = ({ owner, tabs, activeId, orderedAt, closed }: KeptDesk): KeptDesk => ({
  owner,
  tabs,
  activeId,
  orderedAt,
  closed,
});

export function firstDesk(): KeptDesk {
  const tab = emptyDraft("Design 1");
  return { owner: "", tabs: [tab], activeId: tab.id, orderedAt: 0, closed: {} };
}

/** Repairs the open designs read from the storage; returns null if none of the data can be used. */
export function reviveDesk(kept: unknown): KeptDesk | null {
  if (typeof kept !== "object" || kept === null || !("tabs" in kept) || !Array.isArray(kept.tabs)) {
    return null;
  }
  const seen = new Set<string>();
  const tabs: DraftTab[] = [];
  for (const item of kept.tabs) {
    const tab = reviveDraft(item);
    if (!tab || seen.has(tab.id)) continue;
    seen.add(tab.id);
    tabs.push(tab);
  }
  const first = tabs[0];
  if (!first) return null;
  const activeId = "activeId" in kept && typeof kept.activeId === "string" ? kept.activeId : "";
  return {
    tabs,
    activeId: seen.has(activeId) ? activeId : first.id,
    owner: "owner" in kept && typeof kept.owner === "string" ? kept.owner : "",
    orderedAt: "orderedAt" in kept && typeof kept.orderedAt === "number" ? kept.orderedAt : 0,
    closed: "closed" in kept ? reviveClosed(kept.closed) : {},
  };
}

function reviveClosed(kept: unknown): Record<string, number> {
  if (typeof kept !== "object" || kept === null) return {};
  return Object.fromEntries(
    Object.entries(kept).filter((entry): entry is [string, number] => Number.isFinite(entry[1])),
  );
}
