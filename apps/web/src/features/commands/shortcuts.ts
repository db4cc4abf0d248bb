import { t } from "@lingui/core/macro";
import { ACTION_GROUPS, offeredActions } from "../actions/index.ts";
import { groupName } from "./group-names.ts";

interface Shortcut {
  label: string;
  keys: readonly string[];
}

export interface ShortcutGroup {
  title: string;
  shortcuts: Shortcut[];
}

/** Keys that work only while a certain control has the focus. */
const atPlaces = (): ShortcutGroup[] => [
  {
    title: t`On a nail`,
    shortcuts: [
      { label: t`Move it (with Shift: larger steps)`, keys: ["←", "→", "↑", "↓"] },
      { label: t`Turn it`, keys: ["[", "]"] },
      { label: t`Narrower, wider`, keys: ["−", "+"] },
      { label: t`Shorter, longer`, keys: [",", "."] },
      { label: t`Remove it`, keys: ["Del"] },
    ],
  },
  {
    title: t`On a design's tab`,
    shortcuts: [
      { label: t`Go to the design beside it`, keys: ["←", "→"] },
      { label: t`Rename`, keys: ["F2"] },
      { label: t`Close`, keys: ["Del"] },
      { label: t`Move it`, keys: ["Mod+Shift+←", "Mod+Shift+→"] },
    ],
  },
  {
    title: t`On the photo`,
    shortcuts: [
      { label: t`Hold down to move the photo`, keys: ["Space"] },
      { label: t`Deselect the chosen nail`, keys: ["Esc"] },
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
    title: groupName(group),
    shortcuts: actions.flatMap(({ group: own, label, keys }) =>
      own === group && keys !== undefined ? [{ label, keys: [keys] }] : [],
    ),
  }));
  return [...anywhere, ...atPlaces()].filter(({ shortcuts }) => shortcuts.length > 0);
}
