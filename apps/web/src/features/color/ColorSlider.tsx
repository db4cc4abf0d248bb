import { useId } from "react";
import styles from "./color.module.css";

interface Props {
  label: string;
  value: number;
  most: number;
  /** The value as screen readers read it out. */
  said: string;
  /** The colours along the track, as a CSS gradient. */
  track: string;
  onChange: (value: number) => void;
}

const STEPS = 400;

/** A slider for one of a colour's three numbers; its track shows the resulting colours. */
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
