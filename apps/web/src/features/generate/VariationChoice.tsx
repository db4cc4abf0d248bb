import { type Variation, VARIATIONS } from "@lacquer/contracts";
import { ChevronDown } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import styles from "./generate.module.css";

export const VARIATION_WORDS: Record<Variation, { name: string; says: string }> = {
  same: { name: "Same", says: "Several takes of exactly what is set" },
  colours: { name: "Colours", says: "The first as set, the others in colours that suit it" },
  accents: { name: "Accents", says: "The first as set, the others with accent nails" },
  arrangement: {
    name: "Arrangement",
    says: "The first as set, the others with the art laid out anew",
  },
};

/**
 * How several images differ. The built-in renderer paints the same design the same way, so *Same* is not offered
 * there.
 */
export function VariationChoice({ tab, offersSame }: { tab: DraftTab; offersSame: boolean }) {
  const updateTab = useTabsStore((state) => state.updateTab);
  const isChosen = offersSame || tab.variation !== "same";
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger
        className={`button ${styles.variation}`}
        aria-label={`How the images differ: ${isChosen ? VARIATION_WORDS[tab.variation].name : "not chosen yet"}`}
      >
        <span>{isChosen ? VARIATION_WORDS[tab.variation].name : "Differ in …"}</span>
        <ChevronDown className="icon" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={`menu ${styles.variations}`} align="end" sideOffset={8}>
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
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
