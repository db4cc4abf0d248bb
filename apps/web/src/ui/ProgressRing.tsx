import styles from "./progress-ring.module.css";

interface ProgressRingProps {
  /** The progress in percent, 0–100. */
  value: number;
  /** The diameter in pixels. */
  size?: number;
  /** The width of the line in pixels. */
  thickness?: number;
}

/**
 * A progress ring that moves only when the progress changes. It is decorative, because the text beside it gives the
 * same information.
 */
export function ProgressRing({ value, size = 16, thickness = 2 }: ProgressRingProps) {
  const radius = (size - thickness) / 2;
  const length = 2 * Math.PI * radius;
  const shown = Math.min(100, Math.max(0, value));
  const circle = { cx: size / 2, cy: size / 2, r: radius, fill: "none", strokeWidth: thickness };
  return (
    <svg
      className={styles.ring}
      width={size}
      height={size}
      viewBox={`0 0 ${size} ${size}`}
      aria-hidden
    >
      <circle className={styles.track} {...circle} />
      <circle
        className={styles.value}
        {...circle}
        strokeDasharray={length}
        strokeDashoffset={length * (1 - shown / 100)}
        strokeLinecap={shown > 0 ? "round" : "butt"}
      />
    </svg>
  );
}
