import { t } from "@lingui/core/macro";
import type { KeyboardEvent } from "react";
import styles from "./collection.module.css";

interface NameFieldProps {
  name: string;
  /** Called once: with the new name, or with the old name if it did not change. */
  onEnd: (name: string) => void;
}

/** The field for editing an image's name. Enter saves the name, Escape keeps the old one. */
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
      aria-label={t`Name of the image`}
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
