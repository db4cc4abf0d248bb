import { Popover } from "radix-ui";
import type { FromButton } from "../../../ui/OpensPart.tsx";
import { StandIn } from "../../../ui/StandIn.tsx";
import { ToolRail } from "./ToolRail.tsx";
import { ViewButtons } from "./ViewButtons.tsx";
import styles from "./tool-panel.module.css";

interface ToolPanelProps extends FromButton {
  tabId: string;
  isAbove: boolean;
}

/** The panel above the thumb: the tools with their names, the steps and the view. */
export function ToolPanel({ tabId, isAbove, button, ...popover }: ToolPanelProps) {
  const close = () => popover.onOpenChange(false);
  return (
    <Popover.Root {...popover}>
      <Popover.Trigger asChild>
        <StandIn button={button} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={`popover ${styles.panel}`}
          side={isAbove ? "top" : "bottom"}
          align="end"
          sideOffset={8}
          collisionPadding={12}
          aria-label="Tools"
        >
          <ToolRail tabId={tabId} orientation="horizontal" isNamed onChosen={close} />
          <div className={styles.view}>
            <ViewButtons onPressed={close} />
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
