import { PASSWORD_MAX, PASSWORD_MIN } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { type FormEvent, useId, useState } from "react";
import { Field } from "../../../ui/Field.tsx";
import { useFormCheck } from "../../../ui/form-check.ts";
import styles from "../session.module.css";
import { setNewPassword } from "./mail-link.ts";

/** Sets a new password for the account, with the token from the link in a mail. */
export function NewPasswordForm({ token, onDone }: { token: string; onDone: () => void }) {
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { check, form: checked, problems } = useFormCheck();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!check(event.currentTarget)) return;
    const password = String(new FormData(event.currentTarget).get("new") ?? "");
    setBusy(true);
    const failure = await setNewPassword(token, password);
    setBusy(false);
    setProblem(failure);
    if (failure === null) onDone();
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} {...checked}>
      <Field
        id={`${id}new`}
        label={t`New password`}
        name="new"
        type="password"
        autoComplete="new-password"
        minLength={PASSWORD_MIN}
        maxLength={PASSWORD_MAX}
        hint={t`At least ${PASSWORD_MIN} characters.`}
        problem={problems["new"]}
      />
      <p className="field-problem" role="alert">
        {problem}
      </p>
      <button
        className="button button-primary"
        type="submit"
        disabled={isBusy}
      >{t`Set the password`}</button>
    </form>
  );
}
