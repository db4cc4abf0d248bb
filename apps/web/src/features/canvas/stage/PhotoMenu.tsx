import { t } from "@lingui/core/macro";
import { Camera, ChevronDown, CloudOff, Crop, ImagePlus, Smartphone, Trash2 } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { Menu } from "../../../ui/Menu.tsx";
import { openPanel } from "../../address/index.ts";
import { announce } from "../../announcer/index.ts";
import { startUpload, changeWork, useTab, selectNail, withoutWhite } from "../../draft/index.ts";
import { isKept } from "../../outbox/index.ts";
import { useFilePicker } from "../../uploads/index.ts";
import badge from "./badge.module.css";
import styles from "./photo-menu.module.css";

function removePhoto(tabId: string) {
  changeWork(tabId, (tab) => ({
    originalImage: null,
    nails: [],
    drawing: [],
    layers: [],
    ...withoutWhite(tab),
  }));
  selectNail(tabId, null);
  announce(t`The photo was removed, with its nails and drawing. Undo brings them back.`);
}

/** The badge on the photo, and the menu that it opens. */
export function PhotoMenu({ tabId }: { tabId: string }) {
  const picker = useFilePicker((file) => void startUpload(tabId, file));
  const url = useTab(tabId)?.originalImage?.url;
  const isUnsent = url !== undefined && isKept(url);
  return (
    <div data-floating>
      <Menu
        from={
          <DropdownMenu.Trigger className={badge.badge}>
            {isUnsent && <CloudOff size={14} strokeWidth={1.6} aria-hidden />}
            <span>{isUnsent ? t`Photo, not sent yet` : t`Photo`}</span>
            <ChevronDown size={14} strokeWidth={1.6} aria-hidden />
          </DropdownMenu.Trigger>
        }
        className={styles.menu}
        align="start"
        sideOffset={6}
      >
        <DropdownMenu.Item className={styles.item} onSelect={() => openPanel("crop")}>
          <Crop className="icon" aria-hidden />
          {t`Crop and straighten`}
        </DropdownMenu.Item>
        <DropdownMenu.Item className={styles.item} onSelect={picker.open}>
          <ImagePlus className="icon" aria-hidden />
          {t`Replace the photo`}
        </DropdownMenu.Item>
        <DropdownMenu.Item className={styles.item} onSelect={() => openPanel("camera")}>
          <Camera className="icon" aria-hidden />
          {t`Take another`}
        </DropdownMenu.Item>
        <DropdownMenu.Item className={styles.item} onSelect={() => openPanel("phone")}>
          <Smartphone className="icon" aria-hidden />
          {t`Take one with your phone`}
        </DropdownMenu.Item>
        <DropdownMenu.Item className={styles.item} onSelect={() => removePhoto(tabId)}>
          <Trash2 className="icon" aria-hidden />
          {t`Remove the photo`}
        </DropdownMenu.Item>
      </Menu>
      {picker.input}
    </div>
  );
}
