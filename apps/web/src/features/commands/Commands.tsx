import { useEffect } from "react";
import { usePart } from "../../hooks/use-part.ts";
import { partOf } from "../../platform/parts.ts";
import { type Action, followActionKeys, useActions } from "../actions/index.ts";
import { closePanel, openPanel, type Panel, useOpenPanel } from "../address/index.ts";
import { walkHistory } from "../history/index.ts";
import { THEMES, type Theme, useTheme } from "../theme/index.ts";
import { useTabsStore } from "../tabs/index.ts";

const palettePart = partOf(() => import("./CommandPalette.tsx"));
const sheetPart = partOf(() => import("./ShortcutSheet.tsx"));

const PANELS: readonly (Pick<Action, "label" | "keys" | "words"> & { panel: Panel })[] = [
  {
    panel: "collection",
    label: "Open the collection",
    keys: "C",
    words: "images gallery finished",
  },
  { panel: "queue", label: "Open the queue", keys: "Q", words: "jobs waiting notifications" },
  { panel: "bottles", label: "Your bottles", words: "shelf polish colours own" },
  { panel: "credits", label: "Credits", words: "money balance ledger limit" },
  {
    panel: "settings",
    label: "Account and settings",
    words: "password api keys webhooks sign in out",
  },
  { panel: "shortcuts", label: "Keyboard shortcuts", keys: "?", words: "help keys" },
];

const THEME_LABELS: Record<Theme, string> = {
  system: "Theme as the system",
  light: "Light theme",
  dark: "Dark theme",
};

const activeId = () => useTabsStore.getState().activeId;

/**
 * The command palette and the list of shortcuts, both loaded when they are first opened. Also handles the keys of all
 * actions.
 */
export function Commands() {
  const { panel } = useOpenPanel();
  const { theme, choose } = useTheme();
  useEffect(followActionKeys, []);
  useActions("studio", [
    {
      id: "commands",
      label: "Command palette",
      group: "Go to",
      keys: "Mod+K",
      // Pressing the keys again closes the palette.
      run: () => (panel === "commands" ? closePanel("commands") : openPanel("commands")),
    },
    ...PANELS.map(({ panel: to, ...rest }) => ({
      ...rest,
      id: to,
      group: "Go to" as const,
      run: () => openPanel(to),
    })),
    {
      id: "undo",
      label: "Undo",
      group: "Tools",
      keys: "Mod+Z",
      hearsKeys: true,
      run: () => walkHistory(activeId(), -1),
    },
    {
      id: "redo",
      label: "Redo",
      group: "Tools",
      keys: "Mod+Shift+Z",
      hearsKeys: true,
      run: () => walkHistory(activeId(), 1),
    },
    ...THEMES.map((one) => ({
      id: `theme-${one}`,
      label: THEME_LABELS[one],
      group: "Theme" as const,
      words: "appearance colours night day",
      isChosen: one === theme,
      run: () => choose(one),
    })),
  ]);
  const palette = usePart(palettePart, panel === "commands");
  const sheet = usePart(sheetPart, panel === "shortcuts");
  return (
    <>
      {panel === "commands" && palette && <palette.CommandPalette />}
      {panel === "shortcuts" && sheet && <sheet.ShortcutSheet />}
    </>
  );
}
