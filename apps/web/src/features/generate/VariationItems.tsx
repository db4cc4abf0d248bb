import { VARIATIONS } from "@lacquer/contracts";
import { DropdownMenu } from "radix-ui";
import type { FromButton } from "../../ui/OpensPart.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import { VARIATION_WORDS } from "./variation-words.ts";
import styles from "./generate.module.css";

interface VariationItemsProps extends FromButton {
  tab: DraftTab;
  offersSame: boolean;
  isChosen: boolean;
}

/** The ways in which images may differ. */
export function VariationItems(props: VariationItemsProps) {
  const { tab, offersSame, isChosen, button, ...menu } = props;
  const updateTab = useTabsStore((state) => state.updateTab);
  return (
    <Menu
      from={{ button, ...menu }}
      className={`menu ${styles.variations}`}
      align="end"
      sideOffset={8}
    >
      <DropdownMenu.RadioGroup value={isChosen ? tab.variation : ""} aria-label="How they differ">
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
    </Menu>
  );
}
