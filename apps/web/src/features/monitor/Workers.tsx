import type { AdminLive } from "@lacquer/contracts";
import { Facts } from "./Facts.tsx";
import { agoWords } from "./monitor-words.ts";

/** Lists every process that runs jobs. A process that is gone stays in the list for an hour. */
export function Workers({ live: { workers, at } }: { live: AdminLive }) {
  return (
    <Facts
      title="Workers"
      none="No process runs jobs."
      heads={["Process", "State", "Busy", "Last claim", "Version", "Started"]}
      rows={workers.map((worker) => ({
        key: worker.id,
        cells: [
          `${worker.host}, ${worker.pid}${worker.kind === "cron" ? " (cron)" : ""}`,
          worker.isAlive ? "alive" : `gone, seen ${agoWords(worker.lastSeenAt, at)}`,
          `${worker.busy} of ${worker.slots}`,
          worker.lastClaimAt ? agoWords(worker.lastClaimAt, at) : "none",
          worker.version ?? "unknown",
          agoWords(worker.startedAt, at),
        ],
      }))}
    />
  );
}
