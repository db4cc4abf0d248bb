import { useId } from "react";
import styles from "./strength.module.css";

interface Props {
  label: string;
  value: number;
  onChange: (value: number) => void;
}

/** A slider that sets how strongly the finish or the texture shows, 0–100. */
export function Strength({ label, value, onChange }: Props) {
  const id = useId();
  return (
    <div className={styles.strength}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={styles.range}
        type="range"
        min={0}
        max={100}
        step={1}
        value={value}
        onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      />
      <output htmlFor={id} className="tabular">
        {value}
      </output>
    </div>
  );
}
