import type { NewWebhook } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { type FormEvent, useId } from "react";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { Field } from "../../ui/Field.tsx";
import { useFormCheck } from "../../ui/form-check.ts";
import styles from "./api-keys.module.css";

/** Creates a webhook for an address of the user's own program. */
export function MakeWebhook({ onMade }: { onMade: (made: NewWebhook) => void }) {
  const id = useId();
  const { check, form: checked, problems } = useFormCheck();
  const cache = trpc.useUtils();
  const make = trpc.webhooks.create.useMutation({
    onSuccess: (made) => {
      onMade(made);
      return cache.webhooks.list.invalidate();
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!check(event.currentTarget)) return;
    make.mutate({ url: String(new FormData(event.currentTarget).get("url") ?? "").trim() });
  }

  return (
    <form className={styles.form} onSubmit={submit} {...checked}>
      <Field
        id={id}
        label={t`Where does your program listen?`}
        name="url"
        placeholder="https://example.com/lacquer"
        autoComplete="off"
        problem={problems["url"]}
      />
      <button
        className={`button button-primary ${styles.make}`}
        type="submit"
        disabled={make.isPending}
      >{t`Add webhook`}</button>
      <p className="field-problem" role="alert">
        {make.error && failureOf(make.error).message}
      </p>
    </form>
  );
}
