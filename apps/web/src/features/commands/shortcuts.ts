import { ACTION_GROUPS, offeredActions } from "../actions/index.ts";

interface Shortcut {
  label: string;
  keys: readonly string[];
}

export interface ShortcutGroup {
  title: string;
  shortcuts: Shortcut[];
}

/** Keys that work only while a certain control has the focus. */
const AT_PLACES: readonly ShortcutGroup[] = [
  {
    title: "On a nail",
    shortcuts: [
      { label: "Move it; with Shift, further", keys: ["←", "→", "↑", "↓"] },
      { label: "Turn it", keys: ["[", "]"] },
      { label: "Narrower, wider", keys: ["−", "+"] },
      { label: "Shorter, longer", keys: [",", "."] },
      { label: "Remove it", keys: ["Del"] },
    ],
  },
  {
    title: "On a design's tab",
    shortcuts: [
      { label: "The design beside it", keys: ["←", "→"] },
      { label: "Rename", keys: ["F2"] },
      { label: "Close", keys: ["Del"] },
      { label: "Move it", keys: ["Mod+Shift+←", "Mod+Shift+→"] },
    ],
  },
  {
    title: "On the photo",
    shortcuts: [
      { label: "Hold down to move the photo", keys: ["Space"] },
      { label: "Deselect the chosen nail", keys: ["Esc"] },
    ],
  },
];

/**
 * Returns all keys of the studio: those of all actions, even of actions that are not possible now, and those of single
 * controls.
 */
export function shortcutGroups(): ShortcutGroup[] {
  const actions = offeredActions();
  const anywhere = ACTION_GROUPS.map((group) => ({
    title: group,
    shortcuts: actions.flatMap(({ group: own, label, keys }) =>
      own === group && keys !== undefined ? [{ label, keys: [keys] }] : [],
    ),
  }));
  return [...anywhere, ...AT_PLACES].filter(({ shortcuts }) => shortcuts.length > 0);
}
