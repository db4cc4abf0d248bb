import { t } from "@lingui/core/macro";
import { type FormEvent, useId, useState } from "react";
import { trpc } from "../../api/trpc.ts";
import { Field } from "../../ui/Field.tsx";
import { useFormCheck } from "../../ui/form-check.ts";
import { Modal } from "../../ui/Modal.tsx";
import { changeEmail } from "../session/index.ts";
import styles from "./dialogs.module.css";

interface EmailDialogProps {
  open: boolean;
  onClose: () => void;
  email: string;
}

/**
 * Changes the account's e-mail address. The change needs a link in a mail to the old address and one to the new
 * address.
 */
export function EmailDialog({ open, onClose, email }: EmailDialogProps) {
  const { data: status } = trpc.system.status.useQuery(undefined, { staleTime: 30_000 });
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={t`Change e-mail`}
      description={<p>{t`You sign in as ${email}.`}</p>}
    >
      {status?.sendsMail ? (
        <EmailForm email={email} onClose={onClose} />
      ) : (
        <p>{t`This studio sends no mails, so an address cannot be confirmed. Ask the person who runs the studio.`}</p>
      )}
    </Modal>
  );
}

function EmailForm({ email, onClose }: Omit<EmailDialogProps, "open">) {
  const id = useId();
  const { check, form: checked, problems } = useFormCheck();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isMailed, setMailed] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!check(event.currentTarget)) return;
    const wanted = String(new FormData(event.currentTarget).get("email") ?? "").trim();
    setBusy(true);
    const failure = await changeEmail(wanted);
    setBusy(false);
    setProblem(failure);
    if (failure === null) setMailed(true);
  }

  if (isMailed)
    return (
      <>
        <p role="status">
          <span>{t`We are sending a mail to ${email}. Open it and approve the change. `}</span>
          <span>{t`The new address then gets a mail to confirm it.`}</span>
        </p>
        <div className={styles.actions}>
          <button
            className="button button-primary"
            type="button"
            onClick={onClose}
          >{t`Done`}</button>
        </div>
      </>
    );
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} {...checked}>
      <Field
        id={`${id}email`}
        label={t`New e-mail`}
        name="email"
        type="email"
        autoComplete="email"
        problem={problems["email"]}
      />
      <p className="field-problem" role="alert">
        {problem}
      </p>
      <div className={styles.actions}>
        <button
          className="button button-primary"
          type="submit"
          disabled={isBusy}
        >{t`Go on`}</button>
      </div>
    </form>
  );
}
