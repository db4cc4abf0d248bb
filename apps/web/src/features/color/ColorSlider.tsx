import { useId } from "react";
import styles from "./color.module.css";

interface Props {
  label: string;
  value: number;
  most: number;
  /** The value in words, for screen readers. */
  said: string;
  /** A CSS gradient of the colours along the track. */
  track: string;
  onChange: (value: number) => void;
}

const STEPS = 400;

/** A slider for one of a colour's three numbers. Its track shows the colours that result. */
export function ColorSlider({ label, value, most, said, track, onChange }: Props) {
  const id = useId();
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{label}</label>
      <span className={styles.track} style={{ backgroundImage: `${track}, var(--hatch)` }}>
        <input
          id={id}
          type="range"
          min={0}
          max={STEPS}
          value={Math.round((value / most) * STEPS)}
          aria-valuetext={said}
          onChange={({ currentTarget }) => onChange((Number(currentTarget.value) / STEPS) * most)}
        />
      </span>
    </div>
  );
}
