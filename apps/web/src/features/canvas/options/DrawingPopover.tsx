import { Popover } from "radix-ui";
import type { FromButton } from "../../../ui/OpensPart.tsx";
import { StandIn } from "../../../ui/StandIn.tsx";
import type { DraftTab } from "../../tabs/index.ts";
import { DrawingOptions } from "./DrawingOptions.tsx";
import styles from "./options.module.css";

/** The drawing options, beside the bar that opened them. */
export function DrawingPopover({ tab, button, ...popover }: FromButton & { tab: DraftTab }) {
  return (
    <Popover.Root {...popover}>
      <Popover.Trigger asChild>
        <StandIn button={button} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={`popover ${styles.popover}`}
          side="top"
          align="start"
          sideOffset={12}
          collisionPadding={8}
          aria-label="Drawing options"
        >
          <DrawingOptions tab={tab} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
