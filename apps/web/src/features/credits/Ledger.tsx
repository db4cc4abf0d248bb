import type { CreditSummary } from "@lacquer/contracts";
import { trpc } from "../../api/trpc.ts";
import { shortTime, signed } from "../../ui/format.ts";
import { usePerson } from "../session/index.ts";
import { MonthlyLimit } from "./MonthlyLimit.tsx";
import { ledgerWords } from "./ledger-words.ts";
import styles from "./credits.module.css";

const LINES = 30;

/** The three sums, and the ledger's latest lines in words. */
export function Ledger({ summary }: { summary: CreditSummary }) {
  const { person } = usePerson();
  const ledger = trpc.credits.ledger.useQuery({ limit: LINES });
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
      <ul className={styles.lines} tabIndex={0} aria-label="Where credits went">
        {ledger.isLoading &&
          [1, 2, 3].map((line) => <li key={line} className={`${styles.line} skeleton`} />)}
        {ledger.data?.entries.map((entry) => (
          <li key={entry.id} className={styles.line}>
            <span>
              <span>{ledgerWords(entry)}</span>
              <small>{shortTime(entry.createdAt)}</small>
            </span>
            <span className={`${styles.amount} tabular`} translate="no">
              {signed(entry.amount)}
            </span>
          </li>
        ))}
      </ul>
      <MonthlyLimit summary={summary} />
      <p className={styles.note}>
        {person?.isGuest
          ? "Create an account to get more; the credits you have left come with you."
          : "For more, ask whoever runs this studio."}
      </p>
    </>
  );
}
