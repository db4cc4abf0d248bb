import { t } from "@lingui/core/macro";
import { type FormEvent, useState } from "react";
import { failureOf } from "../../api/errors.ts";
import styles from "./ledger.module.css";

const MOST = 1_000_000;

interface CreditNumberProps {
  id: string;
  label: string;
  /** Says what the number means at present. */
  note: string;
  least: number;
  /** Null if the number is not set. */
  value: number | null;
  saving: { isPending: boolean; error: unknown };
  onSave: (value: number | null) => void;
}

/** A number of credits that a person sets. An empty field removes it. */
export function CreditNumber({ id, label, note, least, value, saving, onSave }: CreditNumberProps) {
  const [text, setText] = useState(value === null ? "" : String(value));
  const typed = text.trim() === "" ? null : Number(text);
  const isUsable = typed === null || (Number.isInteger(typed) && typed >= least && typed <= MOST);
  const isChanged = typed !== value;

  function save(event: FormEvent) {
    event.preventDefault();
    if (isUsable && isChanged && !saving.isPending) onSave(typed);
  }

  return (
    <form className={styles.limit} onSubmit={save} noValidate>
      <label htmlFor={id}>
        <span>{label}</span>
        <small>{note}</small>
      </label>
      <input
        id={id}
        className={`field-input ${styles.limitField}`}
        inputMode="numeric"
        autoComplete="off"
        placeholder="–"
        value={text}
        onChange={(event) => setText(event.target.value.replaceAll(/\D/g, ""))}
      />
      <button
        type="submit"
        className="button button-small"
        aria-label={t`Set: ${label}`}
        disabled={!isUsable || !isChanged || saving.isPending}
      >{t`Set`}</button>
      {saving.error !== null && (
        <p className="field-problem" role="alert">
          {failureOf(saving.error).message}
        </p>
      )}
    </form>
  );
}
