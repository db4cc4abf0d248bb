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
      label: "New design",
      group,
      keys: "T",
      words: "add tab open",
      run: openNewDesign,
    },
    {
      id: "all-designs",
      label: "All designs",
      group,
      keys: "L",
      words: "list tabs find search order",
      run: () => openPanel("designs"),
    },
    {
      id: "duplicate-design",
      label: "Duplicate design",
      group,
      words: "copy",
      run: duplicate,
    },
    {
      id: "rename-design",
      label: "Rename design",
      group,
      words: "name",
      run: () => useRenaming.getState().start(activeId()),
    },
    { id: "close-design", label: "Close design", group, run: () => closeDesign(activeId()) },
  ]);
}
