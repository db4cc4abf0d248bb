import { PASSWORD_MAX, PASSWORD_MIN } from "@lacquer/contracts";
import { type FormEvent, useId, useState } from "react";
import { Field } from "../../ui/Field.tsx";
import { useFormCheck } from "../../ui/form-check.ts";
import type { AuthMode } from "./auth-mode.ts";
import { AuthSwitch } from "./AuthSwitch.tsx";
import { signIn, signUp } from "./sign-in.ts";
import styles from "./session.module.css";

interface AuthFormProps {
  mode: AuthMode;
  onMode: (mode: AuthMode) => void;
  onDone: () => void;
}

/** The form for e-mail and password, for a new or an existing account. */
export function AuthForm({ mode, onMode, onDone }: AuthFormProps) {
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
    const failure = isNew
      ? await signUp({ name: field("name"), email: field("email"), password })
      : await signIn({ email: field("email"), password });
    setBusy(false);
    if (failure) setProblem(failure);
    else onDone();
  }

  return (
    <form className={styles.form} onSubmit={submit} {...checked}>
      {isNew && (
        <Field
          id={`${id}name`}
          label="Name"
          name="name"
          autoComplete="name"
          maxLength={80}
          problem={problems["name"]}
        />
      )}
      <Field
        id={`${id}email`}
        label="E-mail"
        name="email"
        type="email"
        autoComplete="email"
        problem={problems["email"]}
      />
      <Field
        id={`${id}password`}
        label="Password"
        name="password"
        type="password"
        autoComplete={isNew ? "new-password" : "current-password"}
        minLength={isNew ? PASSWORD_MIN : undefined}
        maxLength={PASSWORD_MAX}
        hint={isNew ? `At least ${PASSWORD_MIN} characters.` : undefined}
        problem={problems["password"]}
      />
      <p className="field-problem" role="alert">
        {problem}
      </p>
      <button className="button button-primary" type="submit" disabled={isBusy}>
        {isNew ? "Create account" : "Sign in"}
      </button>
      <AuthSwitch isNew={isNew} onMode={onMode} />
    </form>
  );
}
