import { t } from "@lingui/core/macro";
import { useId } from "react";
import styles from "./options.module.css";

interface Props {
  label: string;
  /** The share, 0–1. */
  value: number;
  onChange: (value: number) => void;
}

/** A slider for a share in percent. */
export function Percent({ label, value, onChange }: Props) {
  const id = useId();
  const percent = Math.round(value * 100);
  return (
    <div className={styles.percent}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={5}
        max={100}
        step={5}
        value={percent}
        aria-valuetext={t`${percent} percent`}
        onChange={({ currentTarget }) => onChange(Number(currentTarget.value) / 100)}
      />
      <output className="tabular" htmlFor={id} translate="no">
        {t`${percent} %`}
      </output>
    </div>
  );
}
