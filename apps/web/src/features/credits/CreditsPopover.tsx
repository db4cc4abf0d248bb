import type { FromButton } from "../../ui/OpensPart.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Ledger } from "./Ledger.tsx";
import { useLowNotice } from "./use-low-notice.ts";
import type { CreditSummary } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import styles from "./ledger.module.css";

/** The popover that shows what the credits were spent on. */
export function CreditsPopover({ summary, ...from }: FromButton & { summary: CreditSummary }) {
  // The notice is called here, because this component is loaded soon after the first page, even while the popover is
  // closed.
  useLowNotice(summary);
  return (
    <Panel
      from={from}
      label={t`Credits`}
      isSheet
      className={styles.popover}
      align="end"
      sideOffset={8}
      collisionPadding={12}
      tabIndex={-1}
      // Moves the focus to the sums, so that screen readers read them first. The next tab stop is the list of ledger
      // lines.
      onOpenAutoFocus={(event) => {
        event.preventDefault();
        if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
      }}
    >
      <Ledger summary={summary} />
    </Panel>
  );
}
