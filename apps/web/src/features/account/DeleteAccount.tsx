import type { AccountDeletion } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import { useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { date } from "../../ui/format.ts";
import { toast } from "../../ui/toast.ts";
import styles from "./data.module.css";

const dayOf = (time: string): string =>
  date(time, { day: "numeric", month: "long", year: "numeric" });

/** Returns, in words, how long a deletion can still be undone. */
function graceWords(days: number): string {
  if (days === 0) return t`You cannot undo this.`;
  return plural(days, {
    one: "You can undo this for one day.",
    other: "You can undo this for # days.",
  });
}

/** Deletes the account after asking a second time. If a deletion is already waiting, offers to cancel it. */
export function DeleteAccount({ deletion }: { deletion: AccountDeletion }) {
  const [isAsking, setAsking] = useState(false);
  const cache = trpc.useUtils();
  const told = {
    onSuccess: (now: AccountDeletion) => cache.account.deletion.setData(undefined, now),
    onError: (error: unknown) =>
      void toast.error(t`Nothing was changed`, { description: failureOf(error).message }),
  };
  const remove = trpc.account.delete.useMutation({ ...told, onSettled: () => setAsking(false) });
  const keep = trpc.account.keep.useMutation(told);

  if (deletion.deleteAt !== null)
    return (
      <>
        <p className={styles.alarm} role="status">
          {t`Everything is erased on ${{ day: dayOf(deletion.deleteAt) }}.`}
        </p>
        <button
          className="button button-primary"
          type="button"
          disabled={keep.isPending}
          onClick={() => keep.mutate()}
        >{t`Keep my account`}</button>
      </>
    );
  if (!isAsking)
    return (
      <>
        <p
          className={styles.text}
        >{t`Pictures, designs, words and personal data are erased, and your credits are lost.`}</p>
        <button
          className="button"
          type="button"
          onClick={() => setAsking(true)}
        >{t`Delete my account`}</button>
      </>
    );
  return (
    <>
      <p className={styles.alarm} role="alert">
        {`${t`Do you really want to delete everything?`} ${graceWords(deletion.graceDays)}`}
      </p>
      <div className={styles.buttons}>
        <button
          className="button button-primary"
          type="button"
          disabled={remove.isPending}
          onClick={() => remove.mutate()}
        >{t`Yes, delete everything`}</button>
        <button
          className="button"
          type="button"
          autoFocus
          onClick={() => setAsking(false)}
        >{t`No, keep it`}</button>
      </div>
    </>
  );
}
