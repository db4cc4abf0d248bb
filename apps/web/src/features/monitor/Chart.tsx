import { locale } from "../../platform/messages.ts";
import { useEffect, useRef } from "react";
import UPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import styles from "./monitor.module.css";

export interface Line {
  label: string;
  /** One of the studio's colours, such as `--lacquer`. */
  color: `--${string}`;
  values: readonly number[];
}

interface ChartProps {
  title: string;
  /** The newest figures in words, for people who do not see the lines. */
  summary: string;
  times: readonly string[];
  lines: readonly Line[];
}

const HEIGHT = 180;
/** The possible distances between two times on the axis, in seconds. All are whole minutes. */
const MINUTES = [1, 2, 5, 10, 15, 30].map((minutes) => minutes * 60);

const ownColor = (name: string) => getComputedStyle(document.body).getPropertyValue(name);
const clock = (seconds: number) =>
  new Date(seconds * 1000).toLocaleTimeString(locale(), { timeStyle: "short", hourCycle: "h23" });

function options(title: string, lines: readonly Line[], width: number): UPlot.Options {
  // Colours are read at each drawing, so that a change of theme needs no new chart.
  const axis = {
    stroke: () => ownColor("--soft"),
    grid: { stroke: () => ownColor("--line"), width: 1 },
    ticks: { show: false },
    font: `12px ${ownColor("--sans")}`,
  };
  return {
    width,
    height: HEIGHT,
    legend: { show: false },
    cursor: { show: false },
    scales: { y: { range: (_chart, _min, max) => [0, Math.max(4, Math.ceil(max * 1.1))] } },
    axes: [
      { ...axis, size: 28, incrs: MINUTES, values: (_chart, times) => times.map(clock) },
      { ...axis, size: 40, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000] },
    ],
    series: [
      { label: title },
      ...lines.map(({ label, color }) => ({
        label,
        stroke: () => ownColor(color),
        width: 2,
        points: { show: false },
      })),
    ],
  };
}

/** Draws lines over time, which move on with each new reading. */
export function Chart({ title, summary, times, lines }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<UPlot>(null);
  const data = [
    times.map((time) => Date.parse(time) / 1000),
    ...lines.map(({ values }) => [...values]),
  ] as UPlot.AlignedData;

  useEffect(() => {
    const { current: element } = place;
    if (!element) return;
    const drawn = new UPlot(options(title, lines, element.clientWidth), data, element);
    chart.current = drawn;
    const follow = new ResizeObserver(() =>
      drawn.setSize({ width: element.clientWidth, height: HEIGHT }),
    );
    follow.observe(element);
    return () => {
      follow.disconnect();
      drawn.destroy();
      chart.current = null;
    };
    // There is one chart for the life of this component. The effect below gives it new data.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => chart.current?.setData(data));

  return (
    <figure className={styles.chart}>
      <figcaption className={styles.caption}>
        <span>{title}</span>
        {lines.map(({ label, color }) => (
          <span key={label} className={styles.key} style={{ "--line-color": `var(${color})` }}>
            {label}
          </span>
        ))}
      </figcaption>
      <div ref={place} className={styles.plot} role="img" aria-label={`${title}: ${summary}`} />
    </figure>
  );
}
