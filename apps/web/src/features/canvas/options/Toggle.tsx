import { useId } from "react";
import styles from "./options.module.css";

interface Props {
  label: string;
  about: string;
  isOn: boolean;
  /** True while the switch would have no effect. */
  isOff: boolean;
  onChange: (isOn: boolean) => void;
}

/** A switch with a sentence that explains its effect. */
export function Toggle({ label, about, isOn, isOff, onChange }: Props) {
  const id = useId();
  return (
    <div className={styles.toggle}>
      <button
        type="button"
        role="switch"
        className={styles.switch}
        aria-checked={isOn}
        aria-describedby={id}
        disabled={isOff}
        onClick={() => onChange(!isOn)}
      >
        {label}
      </button>
      <p id={id}>{about}</p>
    </div>
  );
}
