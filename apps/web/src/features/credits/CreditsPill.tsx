import { Gem } from "lucide-react";
import { Popover } from "radix-ui";
import { closePanel, openPanel, useIsOpen } from "../address/index.ts";
import { Ledger } from "./Ledger.tsx";
import { useCredits } from "./use-credits.ts";
import styles from "./credits.module.css";

/** The credits: the balance, what waiting jobs hold and, on a click, where credits went. */
export function CreditsPill() {
  const { summary } = useCredits();
  const isOpen = useIsOpen("credits");
  if (!summary) return <span className={`${styles.pill} skeleton`} aria-hidden />;
  const { balance, held } = summary;

  return (
    <Popover.Root
      open={isOpen}
      onOpenChange={(open) => (open ? openPanel("credits") : closePanel("credits"))}
    >
      <Popover.Trigger className={styles.pill}>
        <span className="visually-hidden">Credits</span>
        <Gem className={`icon ${styles.icon}`} aria-hidden />
        <span className={`${styles.balance} tabular`} translate="no">
          {balance}
        </span>
        {held > 0 && <span className={`${styles.held} tabular`}>{`${held} held`}</span>}
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
