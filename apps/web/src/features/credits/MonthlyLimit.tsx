import type { CreditSummary } from "@lacquer/contracts";
import { type FormEvent, useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { credits } from "../../ui/format.ts";
import styles from "./credits.module.css";

/** The highest amount that may be spent in a month. An empty field removes the limit. */
export function MonthlyLimit({ summary }: { summary: CreditSummary }) {
  const utils = trpc.useUtils();
  const set = trpc.credits.setMonthlyLimit.useMutation({
    onSuccess: (changed) => utils.credits.summary.setData(undefined, changed),
  });
  const [text, setText] = useState(summary.month ? String(summary.month.cap) : "");
  const cap = text.trim() === "" ? null : Number(text);
  const isUsable = cap === null || (Number.isInteger(cap) && cap >= 0 && cap <= 1_000_000);
  const isChanged = cap !== (summary.month?.cap ?? null);

  function save(event: FormEvent) {
    event.preventDefault();
    if (isUsable && isChanged && !set.isPending) set.mutate({ cap });
  }

  return (
    <form className={styles.limit} onSubmit={save} noValidate>
      <label htmlFor="monthly-limit">
        Most to spend in a month
        <small>
          {summary.month
            ? `${credits(summary.month.spent)} of ${summary.month.cap} spent this month`
            : "No limit"}
        </small>
      </label>
      <input
        id="monthly-limit"
        className={`field-input ${styles.limitField}`}
        inputMode="numeric"
        autoComplete="off"
        placeholder="–"
        value={text}
        onChange={(event) => setText(event.target.value.replaceAll(/\D/g, ""))}
      />
      <button
        type="submit"
        className="button button-small"
        disabled={!isUsable || !isChanged || set.isPending}
      >
        Set
      </button>
      {set.error && (
        <p className="field-problem" role="alert">
          {failureOf(set.error).message}
        </p>
      )}
    </form>
  );
}
