import { PASSWORD_MAX, PASSWORD_MIN } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { type FormEvent, useId, useState } from "react";
import { Field } from "../../ui/Field.tsx";
import { useFormCheck } from "../../ui/form-check.ts";
import type { AuthMode } from "./auth-mode.ts";
import { AuthSwitch } from "./AuthSwitch.tsx";
import { ForgotPassword } from "./ForgotPassword.tsx";
import { noteJoining } from "./joining.ts";
import { signIn, signUp, type SignUpFields } from "./sign-in.ts";
import { usePerson } from "./use-person.ts";
import styles from "./session.module.css";

interface AuthFormProps {
  mode: AuthMode;
  onMode: (mode: AuthMode) => void;
  onDone: () => void;
}

/**
 * Shows the form for a new or an existing account, and then what follows it: a mail to open, or help with the password.
 */
export function AuthForm({ mode, onMode, onDone }: AuthFormProps) {
  const { person } = usePerson();
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  const [forgot, setForgot] = useState(false);

  function look(email: string) {
    if (person?.isGuest) noteJoining({ guestId: person.id, email });
    setMailedTo(email);
  }

  if (mailedTo !== null) {
    return (
      <p className={styles.note} role="status">
        <span>{t`We have sent a mail to ${mailedTo}. `}</span>
        <span>{t`Open its link to start using your account. It can take a minute. Check your spam folder too.`}</span>
      </p>
    );
  }
  if (forgot && mode === "sign-in") return <ForgotPassword onBack={() => setForgot(false)} />;
  return (
    <PasswordAuthForm
      mode={mode}
      onMode={onMode}
      onDone={onDone}
      onMailed={look}
      onForgot={() => setForgot(true)}
    />
  );
}

interface PasswordAuthFormProps extends AuthFormProps {
  onMailed: (email: string) => void;
  onForgot: () => void;
}

/** Signs up or signs in. An account that is not confirmed yet is not signed in. */
async function enter(isNew: boolean, fields: SignUpFields) {
  return isNew ? signUp(fields) : { problem: await signIn(fields), isMailed: false };
}

/** The form for e-mail and password. */
function PasswordAuthForm({ mode, onMode, onDone, onMailed, onForgot }: PasswordAuthFormProps) {
  const id = useId();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { check, form: checked, problems } = useFormCheck();
  const isNew = mode === "sign-up";

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!check(event.currentTarget)) return;
    const form = new FormData(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? "").trim();
    const password = String(form.get("password") ?? "");
    setBusy(true);
    setProblem(null);
    const email = field("email");
    const entered = await enter(isNew, { name: field("name"), email, password });
    setBusy(false);
    if (entered.problem) setProblem(entered.problem);
    else if (entered.isMailed) onMailed(email);
    else onDone();
  }

  return (
    <form className={styles.form} onSubmit={submit} {...checked}>
      {isNew && (
        <Field
          id={`${id}name`}
          label={t`Name`}
          name="name"
          autoComplete="name"
          maxLength={80}
          problem={problems["name"]}
        />
      )}
      <Field
        id={`${id}email`}
        label={t`E-mail`}
        name="email"
        type="email"
        autoComplete="email"
        problem={problems["email"]}
      />
      <Field
        id={`${id}password`}
        label={t`Password`}
        name="password"
        type="password"
        autoComplete={isNew ? "new-password" : "current-password"}
        minLength={isNew ? PASSWORD_MIN : undefined}
        maxLength={PASSWORD_MAX}
        hint={isNew ? t`At least ${PASSWORD_MIN} characters.` : undefined}
        problem={problems["password"]}
      />
      <p className="field-problem" role="alert">
        {problem}
      </p>
      <button className="button button-primary" type="submit" disabled={isBusy}>
        {isNew ? t`Create account` : t`Sign in`}
      </button>
      <AuthSwitch isNew={isNew} onMode={onMode} onForgot={onForgot} />
    </form>
  );
}
