import { BOARD_NAME_MAX } from "@lacquer/contracts";
import { type FormEvent, useId, useState } from "react";
import { failureOf } from "../../../api/errors.ts";
import { Field } from "../../../ui/Field.tsx";
import { useFormCheck } from "../../../ui/form-check.ts";
import styles from "./boards.module.css";

interface BoardNameFormProps {
  label: string;
  name?: string;
  action: string;
  /** Saves the name. If it rejects, its reason is shown at the field. */
  onSave: (name: string) => Promise<void>;
}

/** The form for a board's name. */
export function BoardNameForm({ label, name, action, onSave }: BoardNameFormProps) {
  const id = useId();
  const { problems, check, form } = useFormCheck();
  const [refusal, setRefusal] = useState<string>();
  const [isSaving, setSaving] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!check(event.currentTarget) || isSaving) return;
    const next = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    setSaving(true);
    try {
      await onSave(next);
    } catch (error) {
      setRefusal(failureOf(error).message);
    }
    setSaving(false);
  }

  return (
    <form
      className={styles.form}
      {...form}
      onInput={(event) => {
        form.onInput(event);
        setRefusal(undefined);
      }}
      onSubmit={(event) => void submit(event)}
    >
      <Field
        id={id}
        label={label}
        name="name"
        autoComplete="off"
        maxLength={BOARD_NAME_MAX}
        defaultValue={name}
        problem={problems.name ?? refusal}
      />
      <button className="button" type="submit" disabled={isSaving}>
        {action}
      </button>
    </form>
  );
}
