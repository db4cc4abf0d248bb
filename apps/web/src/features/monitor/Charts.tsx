import type { AdminLive } from "@lacquer/contracts";
import { Chart } from "./Chart.tsx";
import styles from "./monitor.module.css";
import { useSamples } from "./use-samples.ts";

/** Shows what has waited and run since the page was opened, and what ended in each minute of the last hour. */
export function Charts({ live }: { live: AdminLive }) {
  const samples = useSamples(live);
  const { minutes } = live;
  const now = minutes.at(-1);
  return (
    <section className={styles.charts} aria-label="Charts">
      <Chart
        title="Waiting and running"
        summary={`now ${live.waiting + live.parked} waiting, ${live.running} running`}
        times={samples.map(({ at }) => at)}
        lines={[
          { label: "waiting", color: "--gold", values: samples.map(({ waiting }) => waiting) },
          { label: "running", color: "--lacquer", values: samples.map(({ running }) => running) },
        ]}
      />
      <Chart
        title="Ended in each minute"
        summary={`in this minute ${now?.completed ?? 0} completed, ${now?.failed ?? 0} failed`}
        times={minutes.map(({ at }) => at)}
        lines={[
          { label: "completed", color: "--ok", values: minutes.map((one) => one.completed) },
          { label: "failed", color: "--lacquer", values: minutes.map((one) => one.failed) },
          { label: "canceled", color: "--mute", values: minutes.map((one) => one.canceled) },
        ]}
      />
    </section>
  );
}
