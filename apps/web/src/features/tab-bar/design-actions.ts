import { t } from "@lingui/core/macro";
import { toast } from "../../ui/toast.ts";
import { announce } from "../announcer/index.ts";
import { useTabsStore } from "../tabs/index.ts";

/** Opens an empty design, and offers to copy the photo and guides of the previous design. */
export function openNewDesign(): void {
  const { tabs, activeId, addTab, copyPhoto } = useTabsStore.getState();
  const before = tabs.find((tab) => tab.id === activeId);
  const id = addTab();
  if (!before?.originalImage) return;
  toast(t`Same hand?`, {
    description: t`Takes the photo and nails from ${{ name: before.name }}, but not its colours.`,
    duration: 9_000,
    action: { label: t`Use its photo`, onClick: () => copyPhoto(before.id, id) },
  });
}

/** Closes a design and offers to undo that. The design's jobs continue, and its images stay in the collection. */
export function closeDesign(id: string): void {
  const closed = useTabsStore.getState().closeTab(id);
  if (!closed) return;
  toast(t`${{ name: closed.tab.name }} was closed`, {
    description: closed.tab.generationJobId ? t`Its images stay in the collection.` : undefined,
    duration: 8_000,
    action: { label: t`Undo`, onClick: () => useTabsStore.getState().restoreTab(closed) },
  });
}

/** Moves a design to another place in the bar and announces the move. Does nothing if the place does not exist. */
export function moveDesign(id: string, index: number): void {
  const { tabs, moveTab } = useTabsStore.getState();
  const tab = tabs.find((one) => one.id === id);
  if (!tab || index < 0 || index >= tabs.length || tabs[index] === tab) return;
  moveTab(id, index);
  announce(t`${{ name: tab.name }}: place ${{ place: index + 1 }} of ${{ count: tabs.length }}.`);
}

/** Moves the focus to a design's tab as soon as the tab is rendered. */
export function focusTab(id: string): void {
  requestAnimationFrame(() => document.getElementById(`tab-${id}`)?.focus());
}
