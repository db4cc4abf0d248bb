import { t } from "@lingui/core/macro";
import type { FromButton } from "../../../ui/OpensPart.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { ToolRail } from "./ToolRail.tsx";
import { ViewButtons } from "./ViewButtons.tsx";
import styles from "./tool-panel.module.css";

interface ToolPanelProps extends FromButton {
  tabId: string;
  isAbove: boolean;
}

/** The panel above the thumb that contains the tools with their names, undo and redo, and the view controls. */
export function ToolPanel({ tabId, isAbove, ...from }: ToolPanelProps) {
  const close = () => from.onOpenChange(false);
  return (
    <Panel
      from={from}
      label={t`Tools`}
      className={styles.panel}
      side={isAbove ? "top" : "bottom"}
      align="end"
      sideOffset={8}
      collisionPadding={12}
    >
      <ToolRail tabId={tabId} orientation="horizontal" isNamed onChosen={close} />
      <div className={styles.view}>
        <ViewButtons onPressed={close} />
      </div>
    </Panel>
  );
}
