import type { FromButton } from "../../../ui/OpensPart.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import type { DraftTab } from "../../tabs/index.ts";
import { DrawingOptions } from "./DrawingOptions.tsx";
import styles from "./options.module.css";

/** The drawing options, beside the bar that opened them. */
export function DrawingPopover({ tab, ...from }: FromButton & { tab: DraftTab }) {
  return (
    <Panel
      from={from}
      label="Drawing options"
      className={styles.popover}
      side="top"
      align="start"
      sideOffset={12}
      collisionPadding={8}
    >
      <DrawingOptions tab={tab} />
    </Panel>
  );
}
