import type { AdminTotals } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import { dollars, signed } from "../../ui/format.ts";
import { Facts } from "./Facts.tsx";
import { byteWords, codeWords, exactTime } from "./monitor-words.ts";
import styles from "./monitor.module.css";

/** Shows what failed, what was paid, what is stored, and who sends the most requests. */
export function Totals({ totals }: { totals: AdminTotals }) {
  const { ended, abuse, storage } = totals;
  const stored = (what: AdminTotals["storage"]["uploads"]) =>
    what
      ? plural(
          { count: what.pictures },
          {
            one: `# picture, ${{ size: byteWords(what.bytes) }}`,
            other: `# pictures, ${{ size: byteWords(what.bytes) }}`,
          },
        )
      : t`too many to count quickly`;
  return (
    <div className={styles.columns}>
      <Facts
        title={t`Failures by code`}
        none={t`Nothing has failed yet.`}
        heads={[t`Code`, t`Last hour`, t`In total`]}
        rows={totals.failures.map(({ code, hour, ever }) => ({
          key: code,
          cells: [code, hour, ever],
        }))}
      />
      <Facts
        title={t`Paid calls of the last 24 hours`}
        none={
          totals.calls ? t`No paid calls were made.` : t`There are too many calls to count quickly.`
        }
        heads={[t`Provider`, t`Outcome`, t`Calls`, t`Cost`]}
        rows={(totals.calls ?? []).map((one) => ({
          key: `${one.provider} ${one.outcome}`,
          cells: [one.provider, codeWords(one.outcome), one.calls, dollars(one.costUsd)],
        }))}
      />
      <Facts
        title={t`Storage and totals`}
        none=""
        heads={[t`What`, t`How much`]}
        rows={[
          [t`Database`, byteWords(storage.databaseBytes)],
          [t`Uploads`, stored(storage.uploads)],
          [t`Results`, stored(storage.results)],
          [t`Objects still to remove`, storage.toRemove],
          [t`Completed in total`, ended.completed],
          [t`Failed in total`, ended.failed],
          [t`Canceled in total`, ended.canceled],
          [
            t`The day's budget`,
            totals.dailyBudgetUsd === null
              ? t({ message: "none", comment: "No budget is set" })
              : dollars(totals.dailyBudgetUsd),
          ],
        ].map(([what, amount]) => ({ key: String(what), cells: [what, amount] }))}
      />
      <Facts
        title={t`Abuse`}
        none=""
        heads={[t`What`, t`How much`]}
        rows={[
          [t`Free credits of the last 24 hours`, abuse.starterCredits],
          [t`Failed passwords of the last hour`, abuse.passwordTries],
          [t`Open streams`, abuse.openStreams],
          ...abuse.busiest.map(({ key, requests }) => [t`${key}, requests in a minute`, requests]),
        ].map(([what, amount]) => ({ key: String(what), cells: [what, amount] }))}
      />
    </div>
  );
}

/** Lists what admins changed for others. */
export function Actions({ actions }: { actions: AdminTotals["actions"] }) {
  return (
    <Facts
      title={t`Changes by admins`}
      none={t`No admin has changed anything yet.`}
      heads={[t`When`, t`Who`, t`What`, t`For`, t`Reason`]}
      rows={actions.map((one) => ({
        key: one.id,
        cells: [
          exactTime(one.createdAt),
          one.admin ?? t`the operator`,
          one.amount === null
            ? codeWords(one.action)
            : t`credits ${{ amount: signed(one.amount) }}`,
          one.user,
          one.reason,
        ],
      }))}
    />
  );
}
