import { useEffect } from "react";

export const ACTION_GROUPS = [
  "Make",
  "Designs",
  "Tools",
  "Drawing",
  "Nails",
  "View",
  "Go to",
  "Theme",
] as const;

/** One action of the studio, run from the palette or by its keys. */
export interface Action {
  id: string;
  label: string;
  group: (typeof ACTION_GROUPS)[number];
  /** Other words that people may search for. */
  words?: string;
  /** The keys that run the action: see `keyCaps`. */
  keys?: string;
  /** True when the component that offers the action also listens to its keys. */
  hearsKeys?: boolean;
  /** True while the action is not possible. */
  isOff?: boolean;
  isChosen?: boolean;
  run: () => void;
}

const offered = new Map<string, readonly Action[]>();

/** Offers actions for as long as the component lives. `owner` tells them apart from those of other components. */
export function useActions(owner: string, actions: readonly Action[]): void {
  useEffect(() => {
    offered.set(owner, actions);
  });
  useEffect(() => () => void offered.delete(owner), [owner]);
}

/** All actions on offer now, group by group. */
export function offeredActions(): Action[] {
  const all = [...offered.values()].flat();
  return ACTION_GROUPS.flatMap((group) => all.filter((action) => action.group === group));
}
