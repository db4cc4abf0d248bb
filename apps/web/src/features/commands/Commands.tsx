import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import { useEffect } from "react";
import { usePart } from "../../hooks/use-part.ts";
import { LANGUAGES, language, languages } from "../../platform/language.ts";
import { i18n } from "../../platform/messages.ts";
import { partOf } from "../../platform/parts.ts";
import { type Action, followActionKeys, useActions } from "../actions/index.ts";
import { closePanel, openPanel, type Panel, useOpenPanel } from "../address/index.ts";
import { walkHistory } from "../history/index.ts";
import { showLanguage, THEMES, type Theme, useTheme } from "../theme/index.ts";
import { useTabsStore } from "../tabs/index.ts";

const palettePart = partOf(() => import("./CommandPalette.tsx"));
const sheetPart = partOf(() => import("./ShortcutSheet.tsx"));

interface PanelAction extends Pick<Action, "keys"> {
  panel: Panel;
  label: MessageDescriptor;
  words: MessageDescriptor;
}

const PANELS: readonly PanelAction[] = [
  {
    panel: "collection",
    label: msg`Open the collection`,
    keys: "C",
    words: msg({ message: "images gallery finished", comment: "search words" }),
  },
  {
    panel: "queue",
    label: msg`Open the queue`,
    keys: "Q",
    words: msg({ message: "jobs waiting notifications", comment: "search words" }),
  },
  {
    panel: "bottles",
    label: msg`Your bottles`,
    words: msg({ message: "shelf polish colours own", comment: "search words" }),
  },
  {
    panel: "credits",
    label: msg`Credits`,
    words: msg({ message: "money balance ledger limit", comment: "search words" }),
  },
  {
    panel: "settings",
    label: msg`Account and settings`,
    words: msg({ message: "password api keys webhooks sign in out", comment: "search words" }),
  },
  {
    panel: "shortcuts",
    label: msg`Keyboard shortcuts`,
    keys: "?",
    words: msg({ message: "help keys", comment: "search words" }),
  },
];

const THEME_LABELS: Record<Theme, MessageDescriptor> = {
  system: msg`Same theme as the system`,
  light: msg`Light theme`,
  dark: msg`Dark theme`,
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
      label: t`Command palette`,
      group: "Go to",
      keys: "Mod+K",
      // Pressing the keys again closes the palette.
      run: () => (panel === "commands" ? closePanel("commands") : openPanel("commands")),
    },
    ...PANELS.map(({ panel: to, keys, label, words }) => ({
      id: to,
      label: i18n._(label),
      words: i18n._(words),
      ...(keys !== undefined && { keys }),
      group: "Go to" as const,
      run: () => openPanel(to),
    })),
    {
      id: "undo",
      label: t`Undo`,
      group: "Tools",
      keys: "Mod+Z",
      hearsKeys: true,
      run: () => walkHistory(activeId(), -1),
    },
    {
      id: "redo",
      label: t`Redo`,
      group: "Tools",
      keys: "Mod+Shift+Z",
      hearsKeys: true,
      run: () => walkHistory(activeId(), 1),
    },
    ...THEMES.map((one) => ({
      id: `theme-${one}`,
      label: i18n._(THEME_LABELS[one]),
      group: "Theme" as const,
      words: t({ message: "appearance colours night day", comment: "search words" }),
      isChosen: one === theme,
      run: () => choose(one),
    })),
    ...languages.map((one) => ({
      id: `language-${one}`,
      label: t`Language: ${{ name: LANGUAGES[one] }}`,
      group: "Language" as const,
      words: t({ message: "translation language", comment: "search words" }),
      isChosen: one === language(),
      run: () => showLanguage(one),
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
