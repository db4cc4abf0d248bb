import { plural, t } from "@lingui/core/macro";
import { Gem } from "lucide-react";
import { partOf } from "../../platform/parts.ts";
import { number } from "../../ui/format.ts";
import { OpensPart } from "../../ui/OpensPart.tsx";
import { closePanel, openPanel, useIsOpen } from "../address/index.ts";
import { useCredits } from "./use-credits.ts";
import styles from "./credits.module.css";

const popoverPart = partOf(() =>
  import("./CreditsPopover.tsx").then(({ CreditsPopover }) => ({ Component: CreditsPopover })),
);

/** Shows the balance of credits and the amount held for waiting jobs. A click opens the ledger. */
export function CreditsPill() {
  const { summary } = useCredits();
  const isOpen = useIsOpen("credits");
  if (!summary) return <span className={`${styles.pill} skeleton`} aria-hidden />;
  const { balance, held } = summary;

  return (
    <OpensPart
      kind="dialog"
      part={popoverPart}
      given={{ summary }}
      className={styles.pill}
      open={isOpen}
      onOpenChange={(open) => (open ? openPanel("credits") : closePanel("credits"))}
    >
      <span className="visually-hidden">{t`Credits`}</span>
      <Gem className={`icon ${styles.icon}`} aria-hidden />
      <span className={`${styles.balance} tabular`} translate="no">
        {number(balance)}
      </span>
      {held > 0 && (
        <span className={`${styles.held} tabular`}>
          {plural(held, { one: "# held", other: "# held" })}
        </span>
      )}
    </OpensPart>
  );
}
