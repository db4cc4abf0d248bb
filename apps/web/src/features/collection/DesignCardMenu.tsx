import { t } from "@lingui/core/macro";
import type { Design } from "@lacquer/contracts";
import {
  Download,
  Ellipsis,
  ImagePlus,
  LayoutPanelTop,
  PencilLine,
  SquarePen,
  Trash2,
} from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { Menu } from "../../ui/Menu.tsx";
import { useRef } from "react";
import { downloadUrl } from "../../api/download-url.ts";
import { addAsReference, openAsNewDesign } from "../reuse/index.ts";
import { imageName } from "../names/index.ts";
import styles from "./collection.module.css";

interface DesignCardMenuProps {
  design: Design;
  onPut: () => void;
  onRename: () => void;
  onRemove: () => void;
}

/** All actions for a finished image, except opening it. */
export function DesignCardMenu({ design, onPut, onRename, onRemove }: DesignCardMenuProps) {
  // The dialog and the field for the name may open only after the menu has released the focus.
  const next = useRef<(() => void) | null>(null);
  const name = imageName(design);

  function afterClose(event: Event) {
    if (!next.current) return;
    event.preventDefault();
    next.current();
    next.current = null;
  }

  return (
    <Menu
      from={
        <DropdownMenu.Trigger className="icon-button" aria-label={t`More for ${name}`}>
          <Ellipsis className="icon" aria-hidden />
        </DropdownMenu.Trigger>
      }
      align="end"
      onCloseAutoFocus={afterClose}
    >
      <DropdownMenu.Item className="menu-item" onSelect={() => void openAsNewDesign(design)}>
        <SquarePen className="icon" aria-hidden />
        {t`Open as new design`}
      </DropdownMenu.Item>
      <DropdownMenu.Item
        className="menu-item"
        onSelect={() => void addAsReference(design.imageUrl)}
      >
        <ImagePlus className="icon" aria-hidden />
        {t`Use as reference`}
      </DropdownMenu.Item>
      <DropdownMenu.Item className="menu-item" asChild>
        <a className={styles.menuLink} href={downloadUrl(design.imageUrl)} download>
          <Download className="icon" aria-hidden />
          {t`Download`}
        </a>
      </DropdownMenu.Item>
      <DropdownMenu.Item className="menu-item" onSelect={() => (next.current = onPut)}>
        <LayoutPanelTop className="icon" aria-hidden />
        {t`Put on a board`}
      </DropdownMenu.Item>
      <DropdownMenu.Item className="menu-item" onSelect={() => (next.current = onRename)}>
        <PencilLine className="icon" aria-hidden />
        {t`Rename`}
      </DropdownMenu.Item>
      <div className="menu-line" />
      <DropdownMenu.Item className="menu-item" onSelect={onRemove}>
        <Trash2 className="icon" aria-hidden />
        {t`Delete`}
      </DropdownMenu.Item>
    </Menu>
  );
}
