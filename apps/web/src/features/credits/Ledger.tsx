import type { CreditSummary } from "@lacquer/contracts";
import { Download } from "lucide-react";
import { trpc } from "../../api/trpc.ts";
import { credits, signed } from "../../ui/format.ts";
import { usePerson } from "../session/index.ts";
import { CreditNumber } from "./CreditNumber.tsx";
import { LEDGER_TITLES } from "./ledger-titles.ts";
import { LedgerLine } from "./LedgerLine.tsx";
import { useLedger } from "./use-ledger.ts";
import styles from "./ledger.module.css";

/** Shows the three sums, what each credit was spent on, and the person's own rules for spending. */
export function Ledger({ summary }: { summary: CreditSummary }) {
  const { person } = usePerson();
  return (
    <>
      <h2 className={styles.heading}>Credits</h2>
      <dl className={`${styles.sums} tabular`}>
        <div>
          <dt>Balance</dt>
          <dd translate="no">{summary.balance}</dd>
        </div>
        <div>
          <dt>Held</dt>
          <dd translate="no">{summary.held}</dd>
        </div>
        <div>
          <dt>Free to use</dt>
          <dd translate="no">{summary.available}</dd>
        </div>
      </dl>
      <p className={styles.note}>
        Each image costs one credit. It is taken when painting starts and returned if painting
        fails. Waiting designs hold their credits.
      </p>
      {summary.withheld !== undefined && (
        <p className={styles.note}>
          {`${summary.withheld} of your free credits ${summary.withheld === 1 ? "was" : "were"} withheld, because many new accounts were made today.`}
        </p>
      )}
      <Lines />
      <a className={`button button-quiet ${styles.file}`} href="/api/credits/ledger.csv" download>
        <Download className="icon" aria-hidden />
        Export as CSV
      </a>
      <OwnRules summary={summary} />
      <p className={styles.note}>
        {person?.isGuest
          ? "Create an account to get more; you keep the credits that you have left."
          : "For more, ask the person who runs this studio."}
      </p>
    </>
  );
}

function Lines() {
  const { held, entries, isLoading, failed, hasMore, loadMore, retry } = useLedger();
  if (failed && entries.length === 0) {
    return (
      <p className={styles.note} role="alert">
        The list could not be loaded.{" "}
        <button className="link-button" type="button" onClick={retry}>
          Try again
        </button>
      </p>
    );
  }
  return (
    <div className={styles.lines} tabIndex={0} role="group" aria-label="Where credits went">
      <ul>
        {isLoading &&
          [1, 2, 3].map((line) => <li key={line} className={`${styles.line} skeleton`} />)}
        {held.map(({ jobId, design, createdAt }) => (
          <LedgerLine
            key={jobId}
            title="Waiting"
            why="Waiting to start."
            amount={`${design.held} held`}
            {...{ jobId, design, createdAt }}
          />
        ))}
        {entries.map(({ id, kind, amount, ...entry }) => (
          <LedgerLine key={id} title={LEDGER_TITLES[kind]} amount={signed(amount)} {...entry} />
        ))}
      </ul>
      {hasMore && (
        <button className="link-button" type="button" data-again="" onClick={loadMore}>
          Show older lines
        </button>
      )}
    </div>
  );
}

/**
 * Sets the maximum number of credits to spend in a month, and the number below which a notice says that few are left.
 */
function OwnRules({ summary }: { summary: CreditSummary }) {
  const utils = trpc.useUtils();
  const take = {
    onSuccess: (changed: CreditSummary) => utils.credits.summary.setData(undefined, changed),
  };
  const limit = trpc.credits.setMonthlyLimit.useMutation(take);
  const notice = trpc.credits.setNotice.useMutation(take);
  const { month, noticeBelow } = summary;
  return (
    <>
      <CreditNumber
        id="monthly-limit"
        label="Monthly limit"
        note={month ? `${credits(month.spent)} of ${month.cap} spent this month` : "No limit"}
        least={0}
        value={month?.cap ?? null}
        saving={limit}
        onSave={(cap) => limit.mutate({ cap })}
      />
      <CreditNumber
        id="credit-notice"
        label="Notify me when I have fewer credits than"
        note={noticeBelow ? "You get one notice each time" : "Never"}
        least={1}
        value={noticeBelow ?? null}
        saving={notice}
        onSave={(below) => notice.mutate({ below })}
      />
    </>
  );
}
