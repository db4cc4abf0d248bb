import { create } from "zustand";
import { readTab } from "./read-tab.ts";

interface SelectionState {
  /** Index of the chosen nail in each tab. */
  selected: Record<string, number | null>;
  /** When true, changes of settings go to the chosen nail alone. */
  onlyThisNail: boolean;
}

/** What changes go to, in this window; never kept. */
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

/** Index of the tab's chosen nail, or null. */
export function useSelectedNail(tabId: string): number | null {
  return useSelection(({ selected }) => selected[tabId] ?? null);
}

export function useOnlyThisNail(): boolean {
  return useSelection((state) => state.onlyThisNail);
}

/** Index of the nail that changes go to alone, or null when they go to the whole design. */
export function onlyNailOf(tabId: string): number | null {
  const { onlyThisNail, selected } = useSelection.getState();
  const index = selected[tabId] ?? null;
  return onlyThisNail && index !== null && readTab(tabId)?.nails[index] ? index : null;
}
