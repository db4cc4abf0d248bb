import { Menu } from "../../ui/Menu.tsx";
import type { FromButton } from "../../ui/OpensPart.tsx";
import type { DraftTab } from "../tabs/index.ts";
import { Variations } from "./Variations.tsx";
import styles from "./generate.module.css";

interface VariationItemsProps extends FromButton {
  tab: DraftTab;
  offersSame: boolean;
}

/** The entries of the menu for how images may differ. */
export function VariationItems({ tab, offersSame, ...from }: VariationItemsProps) {
  return (
    <Menu from={from} className={`menu ${styles.variations}`} align="end" sideOffset={8}>
      <Variations tab={tab} offersSame={offersSame} />
    </Menu>
  );
}
