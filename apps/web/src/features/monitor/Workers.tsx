import type { AdminLive } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { Facts } from "./Facts.tsx";
import { agoWords } from "./monitor-words.ts";

/** Lists every process that runs jobs. A process that is gone stays in the list for an hour. */
export function Workers({ live: { workers, at } }: { live: AdminLive }) {
  return (
    <Facts
      title={t`Workers`}
      none={t`No process runs jobs.`}
      heads={[t`Process`, t`State`, t`Busy`, t`Last claim`, t`Version`, t`Started`]}
      rows={workers.map((worker) => ({
        key: worker.id,
        cells: [
          `${worker.host}, ${worker.pid}${worker.kind === "cron" ? ` (${t({ message: "cron", comment: "A process that a timer starts" })})` : ""}`,
          worker.isAlive ? t`alive` : t`gone, seen ${{ ago: agoWords(worker.lastSeenAt, at) }}`,
          t`${{ busy: worker.busy }} of ${{ slots: worker.slots }}`,
          worker.lastClaimAt
            ? agoWords(worker.lastClaimAt, at)
            : t({ message: "none", comment: "No job was claimed" }),
          worker.version ?? t`unknown`,
          agoWords(worker.startedAt, at),
        ],
      }))}
    />
  );
}
