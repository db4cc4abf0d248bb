import { CREDITS_PER_IMAGE, IMAGES_MAX } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { DropdownMenu } from "radix-ui";
import { credits } from "../../ui/format.ts";
import type { FromButton } from "../../ui/OpensPart.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { openPanel } from "../address/index.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import { imageCountWords } from "./image-count.ts";
import { Variations } from "./Variations.tsx";
import styles from "./generate.module.css";

const COUNTS = Array.from({ length: IMAGES_MAX }, (_, index) => index + 1);

interface CountItemsProps extends FromButton {
  tab: DraftTab;
  offersSame: boolean;
}

/**
 * The menu for the number of images and how they differ, with a link to what will be sent. It stays open while the user
 * makes these choices.
 */
export function CountItems({ tab, offersSame, ...from }: CountItemsProps) {
  const updateTab = useTabsStore((state) => state.updateTab);
  const price = credits(tab.imageCount * CREDITS_PER_IMAGE);
  return (
    <Menu
      from={from}
      className={`menu ${styles.variations}`}
      side="top"
      align="start"
      sideOffset={8}
      collisionPadding={12}
    >
      <DropdownMenu.RadioGroup
        className={styles.counts}
        value={String(tab.imageCount)}
        aria-label={t`How many images`}
      >
        {COUNTS.map((count) => (
          <DropdownMenu.RadioItem
            key={count}
            className={`menu-item ${styles.countItem}`}
            value={String(count)}
            aria-label={imageCountWords(count)}
            onSelect={(event) => {
              event.preventDefault();
              updateTab(tab.id, { imageCount: count });
            }}
          >
            <span>{count}</span>
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
      <p className={styles.countNote}>
        {t`${price}, taken when painting starts, returned if it fails`}
      </p>
      {tab.imageCount > 1 && <Variations tab={tab} offersSame={offersSame} />}
      <div className="menu-line" />
      <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("request")}>
        {t`What we will send`}
      </DropdownMenu.Item>
    </Menu>
  );
}
