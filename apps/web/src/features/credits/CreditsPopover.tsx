import { Popover } from "radix-ui";
import type { FromButton } from "../../ui/OpensPart.tsx";
import { StandIn } from "../../ui/StandIn.tsx";
import { Ledger } from "./Ledger.tsx";
import type { CreditSummary } from "@lacquer/contracts";
import styles from "./credits.module.css";

/** The list of where the credits went. */
export function CreditsPopover({
  summary,
  button,
  ...popover
}: FromButton & { summary: CreditSummary }) {
  return (
    <Popover.Root {...popover}>
      <Popover.Trigger asChild>
        <StandIn button={button} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={`popover ${styles.popover}`}
          align="end"
          sideOffset={8}
          collisionPadding={12}
          aria-label="Credits"
        >
          <Ledger summary={summary} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
