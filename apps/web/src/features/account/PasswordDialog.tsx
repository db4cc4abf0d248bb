import { PASSWORD_MAX, PASSWORD_MIN } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { type FormEvent, useId, useState } from "react";
import { Field } from "../../ui/Field.tsx";
import { useFormCheck } from "../../ui/form-check.ts";
import { toast } from "../../ui/toast.ts";
import { Modal } from "../../ui/Modal.tsx";
import { changePassword } from "../session/index.ts";
import { Choice } from "./Choice.tsx";
import styles from "./dialogs.module.css";

/** Sets a new password, and says that all other devices are signed out. */
export function PasswordDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={t`Change password`}
      description={t`All your other devices are signed out.`}
    >
      <PasswordForm onDone={onClose} />
    </Modal>
  );
}

function PasswordForm({ onDone }: { onDone: () => void }) {
  const id = useId();
  const [endsKeys, setEndsKeys] = useState(true);
  const { check, form: checked, problems } = useFormCheck();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!check(event.currentTarget)) return;
    const form = new FormData(event.currentTarget);
    const [currentPassword, newPassword] = ["current", "new"].map((name) =>
      String(form.get(name) ?? ""),
    );
    setBusy(true);
    const failure = await changePassword({
      currentPassword: currentPassword ?? "",
      newPassword: newPassword ?? "",
      keepApiKeys: !endsKeys,
    });
    setBusy(false);
    setProblem(failure);
    if (failure) return;
    toast(t`Your password is changed`);
    onDone();
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} {...checked}>
      <Field
        id={`${id}current`}
        label={t`Current password`}
        name="current"
        type="password"
        autoComplete="current-password"
        maxLength={PASSWORD_MAX}
        problem={problems["current"]}
      />
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
      <Choice
        type="checkbox"
        label={t`End my API keys as well`}
        hint={t`Programs that use them stop working.`}
        checked={endsKeys}
        onChange={setEndsKeys}
      />
      <p className="field-problem" role="alert">
        {problem}
      </p>
      <div className={styles.actions}>
        <button
          className="button button-primary"
          type="submit"
          disabled={isBusy}
        >{t`Change password`}</button>
      </div>
    </form>
  );
}
