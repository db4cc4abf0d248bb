import { useId } from "react";
import styles from "./dialogs.module.css";

interface ChoiceProps {
  type: "radio" | "checkbox";
  name?: string;
  label: string;
  hint: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** One option of a choice, with its explanation. */
export function Choice({ label, hint, onChange, ...input }: ChoiceProps) {
  const id = useId();
  return (
    <label className={styles.choice}>
      <input
        {...input}
        aria-describedby={id}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        <span>{label}</span>
        <span className={styles.hint} id={id}>
          {hint}
        </span>
      </span>
    </label>
  );
}
