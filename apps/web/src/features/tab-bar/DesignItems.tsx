import { t } from "@lingui/core/macro";
import { Copy, FileDown, Hand, PencilLine, X } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useRef } from "react";
import type { FromButton } from "../../ui/OpensPart.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { saveLook } from "../looks/index.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import { useDuplicate } from "./use-duplicate.ts";
import { useRenaming } from "./use-renaming.ts";

interface DesignItemsProps extends FromButton {
  tab: DraftTab;
  onClose: (id: string) => void;
}

/** The entries of the open design's menu. */
export function DesignItems({ tab, onClose, ...from }: DesignItemsProps) {
  const addTab = useTabsStore((state) => state.addTab);
  const duplicate = useDuplicate(tab);
  const rename = useRenaming((state) => state.start);
  // The field for the name may open only after the menu has released the focus.
  const namesNext = useRef(false);

  function afterClose(event: Event, id: string) {
    if (!namesNext.current) return;
    namesNext.current = false;
    event.preventDefault();
    rename(id);
  }

  return (
    <Menu
      from={from}
      align="end"
      sideOffset={6}
      onCloseAutoFocus={(event) => afterClose(event, tab.id)}
    >
      <DropdownMenu.Item
        className="menu-item"
        disabled={!tab.originalImage}
        onSelect={() =>
          addTab({ originalImage: tab.originalImage, card: tab.card, nails: tab.nails })
        }
      >
        <Hand className="icon" aria-hidden />
        {t`New design on this photo`}
      </DropdownMenu.Item>
      <DropdownMenu.Item className="menu-item" onSelect={duplicate}>
        <Copy className="icon" aria-hidden />
        {t`Duplicate design`}
      </DropdownMenu.Item>
      <DropdownMenu.Item className="menu-item" onSelect={saveLook}>
        <FileDown className="icon" aria-hidden />
        {t`Save this look as a file`}
      </DropdownMenu.Item>
      <div className="menu-line" />
      <DropdownMenu.Item className="menu-item" onSelect={() => (namesNext.current = true)}>
        <PencilLine className="icon" aria-hidden />
        {t`Rename`} <span className="menu-hint">F2</span>
      </DropdownMenu.Item>
      <DropdownMenu.Item className="menu-item" onSelect={() => onClose(tab.id)}>
        <X className="icon" aria-hidden />
        {t`Close design`}{" "}
        <span className="menu-hint">{t({ message: "Del", comment: "a key" })}</span>
      </DropdownMenu.Item>
    </Menu>
  );
}
