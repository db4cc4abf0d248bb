import type { AccountDeletion } from "@lacquer/contracts";
import { useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { toast } from "../../ui/toast.ts";
import styles from "./data.module.css";

const dayOf = (time: string): string =>
  new Date(time).toLocaleDateString(undefined, { day: "numeric", month: "long", year: "numeric" });

/** Returns, in words, how long a deletion can still be undone. */
function graceWords(days: number): string {
  if (days === 0) return "You cannot undo this.";
  return `You can undo this for ${days === 1 ? "one day" : `${days} days`}.`;
}

/** Deletes the account after asking a second time, or keeps an account that is about to be deleted. */
export function DeleteAccount({ deletion }: { deletion: AccountDeletion }) {
  const [isAsking, setAsking] = useState(false);
  const cache = trpc.useUtils();
  const told = {
    onSuccess: (now: AccountDeletion) => cache.account.deletion.setData(undefined, now),
    onError: (error: unknown) =>
      void toast.error("Nothing was changed", { description: failureOf(error).message }),
  };
  const remove = trpc.account.delete.useMutation({ ...told, onSettled: () => setAsking(false) });
  const keep = trpc.account.keep.useMutation(told);

  if (deletion.deleteAt !== null)
    return (
      <>
        <p className={styles.alarm} role="status">
          {`Everything is erased on ${dayOf(deletion.deleteAt)}.`}
        </p>
        <button
          className="button button-primary"
          type="button"
          disabled={keep.isPending}
          onClick={() => keep.mutate()}
        >
          Keep my account
        </button>
      </>
    );
  if (!isAsking)
    return (
      <>
        <p className={styles.text}>
          Pictures, designs, words and personal data are erased, and your credits are lost.
        </p>
        <button className="button" type="button" onClick={() => setAsking(true)}>
          Delete my account
        </button>
      </>
    );
  return (
    <>
      <p className={styles.alarm} role="alert">
        {`Do you really want to delete everything? ${graceWords(deletion.graceDays)}`}
      </p>
      <div className={styles.buttons}>
        <button
          className="button button-primary"
          type="button"
          disabled={remove.isPending}
          onClick={() => remove.mutate()}
        >
          Yes, delete everything
        </button>
        <button className="button" type="button" autoFocus onClick={() => setAsking(false)}>
          No, keep it
        </button>
      </div>
    </>
  );
}
