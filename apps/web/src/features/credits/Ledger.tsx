import type { CreditSummary } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import { Download } from "lucide-react";
import { trpc } from "../../api/trpc.ts";
import { credits, number, signed } from "../../ui/format.ts";
import { usePerson } from "../session/index.ts";
import { CreditNumber } from "./CreditNumber.tsx";
import { ledgerTitles } from "./ledger-titles.ts";
import { LedgerLine } from "./LedgerLine.tsx";
import { useLedger } from "./use-ledger.ts";
import styles from "./ledger.module.css";

/** Shows the three sums, what each credit was spent on, and the person's own rules for spending. */
export function Ledger({ summary }: { summary: CreditSummary }) {
  const { person } = usePerson();
  return (
    <>
      <h2 className={styles.heading}>{t`Credits`}</h2>
      <dl className={`${styles.sums} tabular`}>
        <div>
          <dt>{t`Balance`}</dt>
          <dd translate="no">{number(summary.balance)}</dd>
        </div>
        <div>
          <dt>{t`Held`}</dt>
          <dd translate="no">{number(summary.held)}</dd>
        </div>
        <div>
          <dt>{t`Free to use`}</dt>
          <dd translate="no">{number(summary.available)}</dd>
        </div>
      </dl>
      <p
        className={styles.note}
      >{t`Each image costs one credit. It is taken when painting starts and returned if painting fails. Waiting designs hold their credits.`}</p>
      {summary.withheld !== undefined && (
        <p className={styles.note}>
          {plural(
            { count: summary.withheld },
            {
              one: "# of your free credits was withheld, because many new accounts were made today.",
              other:
                "# of your free credits were withheld, because many new accounts were made today.",
            },
          )}
        </p>
      )}
      <Lines />
      <a className={`button button-quiet ${styles.file}`} href="/api/credits/ledger.csv" download>
        <Download className="icon" aria-hidden />
        {t`Export as CSV`}
      </a>
      <OwnRules summary={summary} />
      <p className={styles.note}>
        {person?.isGuest
          ? t`Create an account to get more; you keep the credits that you have left.`
          : t`For more, ask the person who runs this studio.`}
      </p>
    </>
  );
}

function Lines() {
  const { held, entries, isLoading, failed, hasMore, loadMore, retry } = useLedger();
  if (failed && entries.length === 0) {
    return (
      <p className={styles.note} role="alert">
        <span>{t`The list could not be loaded.`}</span>{" "}
        <button className="link-button" type="button" onClick={retry}>{t`Try again`}</button>
      </p>
    );
  }
  return (
    <div className={styles.lines} tabIndex={0} role="group" aria-label={t`Where credits went`}>
      <ul>
        {isLoading &&
          [1, 2, 3].map((line) => <li key={line} className={`${styles.line} skeleton`} />)}
        {held.map(({ jobId, design, createdAt }) => (
          <LedgerLine
            key={jobId}
            title={t`Waiting`}
            why={t`Waiting to start.`}
            amount={plural({ count: design.held }, { one: "# held", other: "# held" })}
            {...{ jobId, design, createdAt }}
          />
        ))}
        {entries.map(({ id, kind, amount, ...entry }) => (
          <LedgerLine key={id} title={ledgerTitles()[kind]} amount={signed(amount)} {...entry} />
        ))}
      </ul>
      {hasMore && (
        <button
          className="link-button"
          type="button"
          data-again=""
          onClick={loadMore}
        >{t`Show older lines`}</button>
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
        label={t`Monthly limit`}
        note={
          month
            ? t`${{ spent: credits(month.spent) }} of ${{ limit: number(month.cap) }} spent this month`
            : t`No limit`
        }
        least={0}
        value={month?.cap ?? null}
        saving={limit}
        onSave={(cap) => limit.mutate({ cap })}
      />
      <CreditNumber
        id="credit-notice"
        label={t`Notify me when I have fewer credits than`}
        note={noticeBelow ? t`You get one notice each time` : t`Never`}
        least={1}
        value={noticeBelow ?? null}
        saving={notice}
        onSave={(below) => notice.mutate({ below })}
      />
    </>
  );
}
