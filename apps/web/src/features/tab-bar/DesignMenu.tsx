import { t } from "@lingui/core/macro";
import { ChevronDown } from "lucide-react";
import { partOf } from "../../platform/parts.ts";
import { OpensPart } from "../../ui/OpensPart.tsx";
import { useTabsStore } from "../tabs/index.ts";
import { closeDesign } from "./design-actions.ts";
import styles from "./tab-bar.module.css";

const itemsPart = partOf(() =>
  import("./DesignItems.tsx").then(({ DesignItems }) => ({ Component: DesignItems })),
);

/** The actions for the open design, for users who cannot double-click or press F2. */
export function DesignMenu() {
  const tab = useTabsStore((state) => state.tabs.find(({ id }) => id === state.activeId));
  if (!tab) return null;
  return (
    <OpensPart
      kind="menu"
      part={itemsPart}
      given={{ tab, onClose: closeDesign }}
      className={`icon-button ${styles.barMenu}`}
      label={t`More for ${{ name: tab.name }}`}
    >
      <ChevronDown className="icon" aria-hidden />
    </OpensPart>
  );
}
