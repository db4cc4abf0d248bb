import { t } from "@lingui/core/macro";
import { type FormEvent, useId, useState } from "react";
import { trpc } from "../../api/trpc.ts";
import { Field } from "../../ui/Field.tsx";
import { useFormCheck } from "../../ui/form-check.ts";
import { askAuth } from "./ask-auth.ts";
import { sentenceOf } from "./sentences.ts";
import styles from "./session.module.css";

/** Mails a link to a user who cannot sign in. If the studio sends no mails, says whom to ask for help. */
export function ForgotPassword({ onBack }: { onBack: () => void }) {
  const { data: status } = trpc.system.status.useQuery(undefined, { staleTime: 30_000 });
  if (!status?.sendsMail)
    return (
      <>
        <p
          className={styles.note}
        >{t`Ask the person who runs this studio. They can set a new password for your e-mail address. Your designs and credits stay where they are.`}</p>
        <BackToSignIn onBack={onBack} />
      </>
    );
  return <ByMail onBack={onBack} />;
}

function ByMail({ onBack }: { onBack: () => void }) {
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { check, form: checked, problems } = useFormCheck();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!check(event.currentTarget)) return;
    const email = String(new FormData(event.currentTarget).get("email") ?? "").trim();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const wantsPassword = submitter?.getAttribute("value") === "password";
    setBusy(true);
    const failure = await sentenceOf(
      askAuth(wantsPassword ? "request-password-reset" : "sign-in/magic-link", { email }),
    );
    setBusy(false);
    setProblem(failure);
    if (failure === null) setSentTo(email);
  }

  if (sentTo !== null)
    return (
      <div className={styles.form}>
        <p className={styles.note} role="status">
          <span>{t`If ${sentTo} has an account, the mail is on its way. `}</span>
          <span>{t`It can take a minute. Check your spam folder too.`}</span>
        </p>
        <BackToSignIn onBack={onBack} />
      </div>
    );
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} {...checked}>
      <Field
        id={`${id}email`}
        label={t`E-mail`}
        name="email"
        type="email"
        autoComplete="email"
        problem={problems["email"]}
      />
      <p className="field-problem" role="alert">
        {problem}
      </p>
      <button
        className="button button-primary"
        type="submit"
        value="link"
        disabled={isBusy}
      >{t`Mail me a link to sign in`}</button>
      <button
        className="button"
        type="submit"
        value="password"
        disabled={isBusy}
      >{t`Mail me a link for a new password`}</button>
      <BackToSignIn onBack={onBack} />
    </form>
  );
}

function BackToSignIn({ onBack }: { onBack: () => void }) {
  return (
    <div className={styles.switch}>
      <button
        className="link-button"
        type="button"
        onClick={onBack}
      >{t`Sign in with a password`}</button>
    </div>
  );
}
