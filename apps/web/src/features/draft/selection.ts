import { create } from "zustand";
import { readTab } from "./read-tab.ts";

interface SelectionState {
  /** Maps a tab's id to the index of its selected nail. */
  selected: Record<string, number | null>;
  /** If true, changes of settings apply only to the selected nail. */
  onlyThisNail: boolean;
}

/** The nail to which changes in this window apply. It is never stored. */
const useSelection = create<SelectionState>(() => ({ selected: {}, onlyThisNail: false }));

export function selectNail(tabId: string, index: number | null) {
  useSelection.setState(({ selected, onlyThisNail }) => ({
    selected: { ...selected, [tabId]: index },
    onlyThisNail: index === null ? false : onlyThisNail,
  }));
}

export function changeOnlyThisNail(onlyThisNail: boolean) {
  useSelection.setState({ onlyThisNail });
}

/** Returns the index of the tab's selected nail, or null. */
export function useSelectedNail(tabId: string): number | null {
  return useSelection(({ selected }) => selected[tabId] ?? null);
}

export function useOnlyThisNail(): boolean {
  return useSelection((state) => state.onlyThisNail);
}

/** Returns the index of the only nail that changes apply to, or null if changes apply to the whole design. */
export function onlyNailOf(tabId: string): number | null {
  const { onlyThisNail, selected } = useSelection.getState();
  const index = selected[tabId] ?? null;
  return onlyThisNail && index !== null && readTab(tabId)?.nails[index] ? index : null;
}
