import { ChevronDown, Copy, Hand, PencilLine, X } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useRef } from "react";
import { useTabsStore } from "../tabs/index.ts";
import { useRenaming } from "./use-renaming.ts";
import styles from "./tab-bar.module.css";

/** The actions for the open design, for people without a double click or F2. */
export function DesignMenu({ onClose }: { onClose: (id: string) => void }) {
  const tab = useTabsStore((state) => state.tabs.find(({ id }) => id === state.activeId));
  const addTab = useTabsStore((state) => state.addTab);
  const duplicateTab = useTabsStore((state) => state.duplicateTab);
  const rename = useRenaming((state) => state.start);
  // The name's field may open only after the menu has given up the focus.
  const namesNext = useRef(false);
  if (!tab) return null;

  function afterClose(event: Event, id: string) {
    if (!namesNext.current) return;
    namesNext.current = false;
    event.preventDefault();
    rename(id);
  }

  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        className={`icon-button ${styles.barMenu}`}
        aria-label={`More for ${tab.name}`}
      >
        <ChevronDown className="icon" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align="end"
          sideOffset={6}
          onCloseAutoFocus={(event) => afterClose(event, tab.id)}
        >
          <DropdownMenu.Item
            className="menu-item"
            disabled={!tab.originalImage}
            onSelect={() => addTab({ originalImage: tab.originalImage, nails: tab.nails })}
          >
            <Hand className="icon" aria-hidden />
            New design on this photo
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => duplicateTab(tab.id)}>
            <Copy className="icon" aria-hidden />
            Duplicate design
          </DropdownMenu.Item>
          <div className="menu-line" />
          <DropdownMenu.Item className="menu-item" onSelect={() => (namesNext.current = true)}>
            <PencilLine className="icon" aria-hidden />
            Rename <span className="menu-hint">F2</span>
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => onClose(tab.id)}>
            <X className="icon" aria-hidden />
            Close design <span className="menu-hint">Del</span>
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
