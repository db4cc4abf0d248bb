import { create } from "zustand";
import { readTab } from "./read-tab.ts";

interface SelectionState {
  /** The index of the selected nail in each tab. */
  selected: Record<string, number | null>;
  /** When true, changes of settings apply only to the selected nail. */
  onlyThisNail: boolean;
}

/** The target of changes in this window; never stored. */
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

/** The index of the tab's selected nail, or null. */
export function useSelectedNail(tabId: string): number | null {
  return useSelection(({ selected }) => selected[tabId] ?? null);
}

export function useOnlyThisNail(): boolean {
  return useSelection((state) => state.onlyThisNail);
}

/** The index of the only nail that changes apply to, or null when they apply to the whole design. */
export function onlyNailOf(tabId: string): number | null {
  const { onlyThisNail, selected } = useSelection.getState();
  const index = selected[tabId] ?? null;
  return onlyThisNail && index !== null && readTab(tabId)?.nails[index] ? index : null;
}
