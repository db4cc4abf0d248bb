import { CREDITS_PER_IMAGE, IMAGES_MAX, VARIATIONS } from "@lacquer/contracts";
import { DropdownMenu } from "radix-ui";
import { credits } from "../../ui/format.ts";
import type { FromButton } from "../../ui/OpensPart.tsx";
import { StandIn } from "../../ui/StandIn.tsx";
import { openPanel } from "../address/index.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import { VARIATION_WORDS } from "./variation-words.ts";
import styles from "./generate.module.css";

const COUNTS = Array.from({ length: IMAGES_MAX }, (_, index) => index + 1);

interface CountItemsProps extends FromButton {
  tab: DraftTab;
  offersSame: boolean;
}

/** The number of images, how they differ, and what will be sent. The menu stays open while both are chosen. */
export function CountItems({ tab, offersSame, button, ...menu }: CountItemsProps) {
  const updateTab = useTabsStore((state) => state.updateTab);
  const isChosen = offersSame || tab.variation !== "same";
  return (
    <DropdownMenu.Root {...menu}>
      <DropdownMenu.Trigger asChild>
        <StandIn button={button} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={`menu ${styles.variations}`}
          side="top"
          align="start"
          sideOffset={8}
          collisionPadding={12}
        >
          <DropdownMenu.RadioGroup
            className={styles.counts}
            value={String(tab.imageCount)}
            aria-label="How many images"
          >
            {COUNTS.map((count) => (
              <DropdownMenu.RadioItem
                key={count}
                className={`menu-item ${styles.countItem}`}
                value={String(count)}
                aria-label={count === 1 ? "1 image" : `${count} images`}
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
            {`${credits(tab.imageCount * CREDITS_PER_IMAGE)}, taken when painting starts, returned if it fails`}
          </p>
          {tab.imageCount > 1 && (
            <DropdownMenu.RadioGroup
              value={isChosen ? tab.variation : ""}
              aria-label="How they differ"
            >
              {VARIATIONS.filter((option) => offersSame || option !== "same").map((option) => (
                <DropdownMenu.RadioItem
                  key={option}
                  className={`menu-item ${styles.variationItem}`}
                  value={option}
                  onSelect={() => updateTab(tab.id, { variation: option })}
                >
                  <span>{VARIATION_WORDS[option].name}</span>
                  <span className={styles.says}>{VARIATION_WORDS[option].says}</span>
                </DropdownMenu.RadioItem>
              ))}
            </DropdownMenu.RadioGroup>
          )}
          <div className="menu-line" />
          <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("request")}>
            What we will send
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
