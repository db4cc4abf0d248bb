import type { KeyboardEvent } from "react";
import styles from "./collection.module.css";

interface NameFieldProps {
  name: string;
  /** Called once with what was written, or with the name as it was. */
  onEnd: (name: string) => void;
}

/** The name of an image while it is being written. Enter takes it, Escape leaves it as it was. */
export function NameField({ name, onEnd }: NameFieldProps) {
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Enter") event.currentTarget.blur();
    if (event.key === "Escape") {
      event.currentTarget.value = name;
      event.currentTarget.blur();
    }
  }

  return (
    <input
      className={styles.field}
      aria-label="Name of the image"
      data-own-escape
      defaultValue={name}
      maxLength={80}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onBlur={(event) => onEnd(event.currentTarget.value.trim())}
    />
  );
}
