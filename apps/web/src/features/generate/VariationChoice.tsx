import { t } from "@lingui/core/macro";
import { ChevronDown } from "lucide-react";
import { i18n } from "../../platform/messages.ts";
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
  const name = isChosen ? i18n._(VARIATION_WORDS[tab.variation].name) : t`Choose`;
  return (
    <OpensPart
      kind="menu"
      part={itemsPart}
      given={{ tab, offersSame }}
      className={`button ${styles.variation}`}
      label={t`How the images differ: ${name}`}
    >
      <span>{name}</span>
      <ChevronDown className="icon" aria-hidden />
    </OpensPart>
  );
}
