import { API_KEY_NAME_MAX, type NewApiKey } from "@lacquer/contracts";
import { type FormEvent, useId } from "react";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import styles from "./api-keys.module.css";

/** A name for what will use it, and the key is made. */
export function MakeApiKey({ onMade }: { onMade: (made: NewApiKey) => void }) {
  const id = useId();
  const cache = trpc.useUtils();
  const make = trpc.keys.create.useMutation({
    onSuccess: (made) => {
      onMade(made);
      return cache.keys.list.invalidate();
    },
  });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    if (name) make.mutate({ name });
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <label className="field-label" htmlFor={id}>
        What is it for?
      </label>
      <div className={styles.make}>
        <input
          className="field-input"
          id={id}
          name="name"
          required
          maxLength={API_KEY_NAME_MAX}
          placeholder="Salon website"
          autoComplete="off"
        />
        <button className="button button-primary" type="submit" data-once disabled={make.isPending}>
          Make key
        </button>
      </div>
      <p className="field-problem" role="alert">
        {make.error && failureOf(make.error).message}
      </p>
    </form>
  );
}
