import { useEffect, useSyncExternalStore } from "react";

export const ACTION_GROUPS = [
  "Make",
  "Designs",
  "Tools",
  "Drawing",
  "Nails",
  "View",
  "Go to",
  "Theme",
  "Language",
] as const;

export type ActionGroup = (typeof ACTION_GROUPS)[number];

/** One action of the studio, run from the palette or by its keys. */
export interface Action {
  id: string;
  label: string;
  group: ActionGroup;
  /** Other words that people may search for to find the action. */
  words?: string;
  /** The keys that run the action, in the form that `keyCaps` expects. */
  keys?: string;
  /** True when the component that offers the action also handles its keys. */
  hearsKeys?: boolean;
  /** True while the action is not possible. */
  isOff?: boolean;
  isChosen?: boolean;
  run: () => void;
}

const offered = new Map<string, readonly Action[]>();
const listeners = new Set<() => void>();
/** The number of times that a component has started or stopped offering actions. */
let changes = 0;

function changed(): void {
  changes += 1;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Offers these actions while the component is mounted. `owner` distinguishes them from the actions of other components.
 */
export function useActions(owner: string, actions: readonly Action[]): void {
  useEffect(() => {
    const isNew = !offered.has(owner);
    offered.set(owner, actions);
    if (isNew) changed();
  });
  useEffect(
    () => () => {
      offered.delete(owner);
      changed();
    },
    [owner],
  );
}

/** Returns all actions on offer, and renders again when a part that was loaded later offers its own. */
export function useOfferedActions(): Action[] {
  useSyncExternalStore(subscribe, () => changes);
  return offeredActions();
}

/** Returns all actions on offer now, sorted by group. */
export function offeredActions(): Action[] {
  const all = [...offered.values()].flat();
  return ACTION_GROUPS.flatMap((group) => all.filter((action) => action.group === group));
}
