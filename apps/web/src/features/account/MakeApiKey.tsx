import { API_KEY_NAME_MAX, type ApiKeyScope, type NewApiKey } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { type FormEvent, useId, useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { Field } from "../../ui/Field.tsx";
import { useFormCheck } from "../../ui/form-check.ts";
import { Segmented } from "../../ui/Segmented.tsx";
import { LIFETIMES, type Lifetime, lifetimeWords, scopes } from "./api-key-words.ts";
import styles from "./api-keys.module.css";

/** Creates an API key from a name, its rights and its lifetime. */
export function MakeApiKey({ onMade }: { onMade: (made: NewApiKey) => void }) {
  const id = useId();
  const [scope, setScope] = useState<ApiKeyScope>("create");
  const [lifetime, setLifetime] = useState<Lifetime>("year");
  const { check, form: checked, problems } = useFormCheck();
  const cache = trpc.useUtils();
  const make = trpc.keys.create.useMutation({
    onSuccess: (made) => {
      onMade(made);
      return cache.keys.list.invalidate();
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!check(event.currentTarget)) return;
    const name = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    make.mutate({ name, scope, days: LIFETIMES[lifetime] });
  }

  return (
    <form className={styles.form} onSubmit={submit} {...checked}>
      <Field
        id={id}
        label={t`What is it for?`}
        name="name"
        maxLength={API_KEY_NAME_MAX}
        placeholder={t`Salon website`}
        autoComplete="off"
        problem={problems["name"]}
      />
      <p className="field-label">{t`What may it do?`}</p>
      <Segmented
        label={t`What may it do?`}
        value={scope}
        options={Object.entries(scopes()).map(([value, { label }]) => ({
          value: value as ApiKeyScope,
          label,
        }))}
        onChange={setScope}
      />
      <p className="field-hint">{scopes()[scope].hint}</p>
      <p className="field-label">{t`How long is it valid?`}</p>
      <Segmented
        label={t`How long is it valid?`}
        value={lifetime}
        options={Object.entries(lifetimeWords()).map(([value, label]) => ({
          value: value as Lifetime,
          label,
        }))}
        onChange={setLifetime}
      />
      <button
        className={`button button-primary ${styles.make}`}
        type="submit"
        disabled={make.isPending}
      >{t`Make key`}</button>
      <p className="field-problem" role="alert">
        {make.error && failureOf(make.error).message}
      </p>
    </form>
  );
}
