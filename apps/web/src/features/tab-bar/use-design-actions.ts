import { t } from "@lingui/core/macro";
import { useActions } from "../actions/index.ts";
import { openPanel } from "../address/index.ts";
import { useTabsStore } from "../tabs/index.ts";
import { closeDesign, openNewDesign } from "./design-actions.ts";
import { useDuplicate } from "./use-duplicate.ts";
import { useRenaming } from "./use-renaming.ts";

const activeId = () => useTabsStore.getState().activeId;

/** Offers the actions for designs in the command palette and by key. */
export function useDesignActions(): void {
  const group = "Designs";
  const duplicate = useDuplicate(
    useTabsStore(({ tabs, activeId: id }) => tabs.find((tab) => tab.id === id)),
  );
  useActions("designs", [
    {
      id: "new-design",
      label: t`New design`,
      group,
      keys: "T",
      words: t({ message: "add tab open", comment: "search words" }),
      run: openNewDesign,
    },
    {
      id: "all-designs",
      label: t`All designs`,
      group,
      keys: "L",
      words: t({ message: "list tabs find search order", comment: "search words" }),
      run: () => openPanel("designs"),
    },
    {
      id: "duplicate-design",
      label: t`Duplicate design`,
      group,
      words: t({ message: "copy", comment: "search words" }),
      run: duplicate,
    },
    {
      id: "rename-design",
      label: t`Rename design`,
      group,
      words: t({ message: "name", comment: "search words" }),
      run: () => useRenaming.getState().start(activeId()),
    },
    { id: "close-design", label: t`Close design`, group, run: () => closeDesign(activeId()) },
  ]);
}
