import { plural, t } from "@lingui/core/macro";
import { type FormEvent, useId, useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { newId } from "../../platform/ids.ts";
import { Field } from "../../ui/Field.tsx";
import { useFormCheck } from "../../ui/form-check.ts";
import styles from "./monitor.module.css";

/** Grants credits for a reason, which the account's owner can read too. A negative amount takes credits back. */
export function GrantCredits() {
  const id = useId();
  const { check, form: checked, problems } = useFormCheck();
  // The key changes only when a grant is known to have been made, so that a grant whose answer was lost is not made
  // twice.
  const [key, setKey] = useState(newId);
  const cache = trpc.useUtils();
  const grant = trpc.admin.grant.useMutation({
    onSuccess: () => {
      setKey(newId());
      return cache.admin.invalidate();
    },
    onError: (error) => {
      if (failureOf(error).code !== "idempotency_conflict") return;
      setKey(newId());
      return cache.admin.invalidate();
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    if (!check(form)) return;
    const given = new FormData(form);
    const text = (name: string) => String(given.get(name) ?? "").trim();
    grant.mutate(
      { email: text("email"), amount: Number(text("amount")), reason: text("reason"), key },
      // The form is emptied, so that sending it again by mistake grants nothing.
      { onSuccess: () => form.reset() },
    );
  }

  return (
    <section className={styles.part} aria-label={t`Grant credits`}>
      <h2 className={styles.heading}>{t`Grant credits`}</h2>
      <form className={styles.change} onSubmit={submit} {...checked}>
        <Field
          id={`${id}email`}
          label={t`E-mail`}
          name="email"
          type="email"
          autoComplete="off"
          problem={problems["email"]}
        />
        <Field
          id={`${id}amount`}
          label={t`Amount`}
          name="amount"
          autoComplete="off"
          problem={problems["amount"]}
        />
        <Field
          id={`${id}reason`}
          label={t`Reason (the owner sees it too)`}
          name="reason"
          autoComplete="off"
          maxLength={200}
          problem={problems["reason"]}
        />
        <button className="button" type="submit" disabled={grant.isPending}>{t`Grant`}</button>
        <p className="field-problem" role="alert">
          {grant.error && failureOf(grant.error).message}
        </p>
        <p role="status">
          {grant.data &&
            plural(
              { count: grant.data.credits },
              {
                one: `${{ email: grant.data.email }} now has # credit.`,
                other: `${{ email: grant.data.email }} now has # credits.`,
              },
            )}
        </p>
      </form>
    </section>
  );
}
