import { VARIATIONS } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { DropdownMenu } from "radix-ui";
import { i18n } from "../../platform/messages.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import { VARIATION_WORDS } from "./variation-words.ts";
import styles from "./generate.module.css";

interface VariationsProps {
  tab: DraftTab;
  offersSame: boolean;
}

/** The choices of how images may differ, for use inside a menu. */
export function Variations({ tab, offersSame }: VariationsProps) {
  const updateTab = useTabsStore((state) => state.updateTab);
  const isChosen = offersSame || tab.variation !== "same";
  return (
    <DropdownMenu.RadioGroup value={isChosen ? tab.variation : ""} aria-label={t`How they differ`}>
      {VARIATIONS.filter((option) => offersSame || option !== "same").map((option) => (
        <DropdownMenu.RadioItem
          key={option}
          className={`menu-item ${styles.variationItem}`}
          value={option}
          onSelect={() => updateTab(tab.id, { variation: option })}
        >
          <span>{i18n._(VARIATION_WORDS[option].name)}</span>
          <span className={styles.says}>{i18n._(VARIATION_WORDS[option].says)}</span>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
