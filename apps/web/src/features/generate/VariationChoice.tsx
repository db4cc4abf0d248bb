import { ChevronDown } from "lucide-react";
import { partOf } from "../../platform/parts.ts";
import { OpensPart } from "../../ui/OpensPart.tsx";
import type { DraftTab } from "../tabs/index.ts";
import { VARIATION_WORDS } from "./variation-words.ts";
import styles from "./generate.module.css";

const itemsPart = partOf(() =>
  import("./VariationItems.tsx").then(({ VariationItems }) => ({ Component: VariationItems })),
);

/**
 * The choice of how several images differ. The built-in renderer paints equal designs alike, so it does not offer
 * "same".
 */
export function VariationChoice({ tab, offersSame }: { tab: DraftTab; offersSame: boolean }) {
  const isChosen = offersSame || tab.variation !== "same";
  return (
    <OpensPart
      kind="menu"
      part={itemsPart}
      given={{ tab, offersSame }}
      className={`button ${styles.variation}`}
      label={`How the images differ: ${isChosen ? VARIATION_WORDS[tab.variation].name : "Choose"}`}
    >
      <span>{isChosen ? VARIATION_WORDS[tab.variation].name : "Choose"}</span>
      <ChevronDown className="icon" aria-hidden />
    </OpensPart>
  );
}
