import { ADMIN_JOB_LISTS, type AdminJobList } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { type FormEvent, useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { asSentence } from "../../ui/format.ts";
import { Segmented } from "../../ui/Segmented.tsx";
import { Facts } from "./Facts.tsx";
import { codeWords, exactTime, ownerWords, stateWords } from "./monitor-words.ts";
import styles from "./monitor.module.css";

const lists = () =>
  ADMIN_JOB_LISTS.map((value) => ({ value, label: asSentence(codeWords(value)) }));
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const AGAIN_MS = 5_000;

/** Lists the newest jobs of one kind. An admin can search by a job's id or by an account's e-mail address. */
export function Jobs({ onOpen }: { onOpen: (jobId: string) => void }) {
  const [show, setShow] = useState<AdminJobList>("running");
  const [email, setEmail] = useState<string>();
  const jobs = trpc.admin.jobs.useQuery(
    { show, email },
    { refetchInterval: AGAIN_MS, staleTime: 0 },
  );

  function find(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget).get("words") ?? "").trim();
    if (UUID.test(words)) onOpen(words.toLowerCase());
    else setEmail(words || undefined);
  }

  return (
    <div className={styles.jobs}>
      <div className={styles.tools}>
        <Segmented label={t`Which jobs`} value={show} options={lists()} onChange={setShow} />
        <form className={styles.find} role="search" onSubmit={find}>
          <input
            className="field-input"
            name="words"
            aria-label={t`A job's id, or an e-mail address`}
            placeholder={t`Job id or e-mail`}
            autoComplete="off"
          />
          <button className="button" type="submit">{t`Find`}</button>
        </form>
      </div>
      {jobs.error && (
        <p className="field-problem" role="alert">
          {failureOf(jobs.error).message}
        </p>
      )}
      <Facts
        title={email ? t`Jobs of ${email}` : t`Jobs`}
        none={
          show === "failed" || show === "ended"
            ? t`None in the last day.`
            : t`No jobs at the moment.`
        }
        heads={[t`Job`, t`State`, t`Account`, t`Created`, t`Ended`]}
        rows={(jobs.data ?? []).map((job) => ({
          key: job.id,
          cells: [
            <button key="open" className="link-button" type="button" onClick={() => onOpen(job.id)}>
              {job.id}
            </button>,
            stateWords(job),
            ownerWords(job),
            exactTime(job.createdAt),
            job.completedAt ? exactTime(job.completedAt) : "",
          ],
        }))}
      />
    </div>
  );
}
