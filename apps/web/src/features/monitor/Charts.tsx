import type { AdminLive } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { Chart } from "./Chart.tsx";
import styles from "./monitor.module.css";
import { useSamples } from "./use-samples.ts";

/**
 * Shows how many jobs have waited and run since the page was opened, and how many ended in each minute of the last
 * hour.
 */
export function Charts({ live }: { live: AdminLive }) {
  const samples = useSamples(live);
  const { minutes } = live;
  const now = minutes.at(-1);
  return (
    <section className={styles.charts} aria-label={t`Charts`}>
      <Chart
        title={t`Waiting and running`}
        summary={t`now ${{ waiting: live.waiting + live.parked }} waiting, ${{ running: live.running }} running`}
        times={samples.map(({ at }) => at)}
        lines={[
          { label: t`waiting`, color: "--gold", values: samples.map(({ waiting }) => waiting) },
          { label: t`running`, color: "--lacquer", values: samples.map(({ running }) => running) },
        ]}
      />
      <Chart
        title={t`Ended in each minute`}
        summary={t`in this minute ${{ completed: now?.completed ?? 0 }} completed, ${{ failed: now?.failed ?? 0 }} failed`}
        times={minutes.map(({ at }) => at)}
        lines={[
          { label: t`completed`, color: "--ok", values: minutes.map((one) => one.completed) },
          { label: t`failed`, color: "--lacquer", values: minutes.map((one) => one.failed) },
          { label: t`canceled`, color: "--mute", values: minutes.map((one) => one.canceled) },
        ]}
      />
    </section>
  );
}
