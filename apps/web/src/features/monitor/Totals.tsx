import type { AdminTotals } from "@lacquer/contracts";
import { dollars, signed } from "../../ui/format.ts";
import { Facts } from "./Facts.tsx";
import { byteWords, exactTime } from "./monitor-words.ts";
import styles from "./monitor.module.css";

const TOO_MANY = "too many to count quickly";

/** Shows what failed, what was paid, what is stored, and who sends the most requests. */
export function Totals({ totals }: { totals: AdminTotals }) {
  const { ended, abuse, storage } = totals;
  const stored = (what: AdminTotals["storage"]["uploads"]) =>
    what ? `${what.pictures} pictures, ${byteWords(what.bytes)}` : TOO_MANY;
  return (
    <div className={styles.columns}>
      <Facts
        title="Failures by code"
        none="Nothing has failed yet."
        heads={["Code", "Last hour", "In total"]}
        rows={totals.failures.map(({ code, hour, ever }) => ({
          key: code,
          cells: [code, hour, ever],
        }))}
      />
      <Facts
        title="Paid calls of the last 24 hours"
        none={totals.calls ? "No call was paid." : "There are too many calls to count quickly."}
        heads={["Provider", "Outcome", "Calls", "Cost"]}
        rows={(totals.calls ?? []).map((one) => ({
          key: `${one.provider} ${one.outcome}`,
          cells: [one.provider, one.outcome, one.calls, dollars(one.costUsd)],
        }))}
      />
      <Facts
        title="Storage and totals"
        none=""
        heads={["What", "How much"]}
        rows={[
          ["Database", byteWords(storage.databaseBytes)],
          ["Uploads", stored(storage.uploads)],
          ["Results", stored(storage.results)],
          ["Objects still to remove", storage.toRemove],
          ["Completed in total", ended.completed],
          ["Failed in total", ended.failed],
          ["Canceled in total", ended.canceled],
          [
            "The day's budget",
            totals.dailyBudgetUsd === null ? "none" : dollars(totals.dailyBudgetUsd),
          ],
        ].map(([what, amount]) => ({ key: String(what), cells: [what, amount] }))}
      />
      <Facts
        title="Abuse"
        none=""
        heads={["What", "How much"]}
        rows={[
          ["Free credits of the last 24 hours", abuse.starterCredits],
          ["Failed passwords of the last hour", abuse.passwordTries],
          ["Open streams", abuse.openStreams],
          ...abuse.busiest.map(({ key, requests }) => [`${key}, requests in a minute`, requests]),
        ].map(([what, amount]) => ({ key: String(what), cells: [what, amount] }))}
      />
    </div>
  );
}

/** Lists what admins changed for others. */
export function Actions({ actions }: { actions: AdminTotals["actions"] }) {
  return (
    <Facts
      title="Changes by admins"
      none="No admin has changed anything yet."
      heads={["When", "Who", "What", "For", "Reason"]}
      rows={actions.map((one) => ({
        key: one.id,
        cells: [
          exactTime(one.createdAt),
          one.admin ?? "the operator",
          one.amount === null ? one.action.replace("_", " ") : `credits ${signed(one.amount)}`,
          one.user,
          one.reason,
        ],
      }))}
    />
  );
}
