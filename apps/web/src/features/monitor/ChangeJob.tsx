import type { AdminJob } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { useId, useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { Field } from "../../ui/Field.tsx";
import styles from "./monitor.module.css";

/** Cancels or retries the job. The admin must give a reason, which is recorded. */
export function ChangeJob({ job, onOpen }: { job: AdminJob; onOpen: (jobId: string) => void }) {
  const id = useId();
  const [problem, setProblem] = useState("");
  const cache = trpc.useUtils();
  const after = {
    onError: (error: unknown) => setProblem(failureOf(error).message),
    onSettled: () => cache.admin.invalidate(),
  };
  const cancel = trpc.admin.cancel.useMutation(after);
  const retry = trpc.admin.retry.useMutation({
    ...after,
    onSuccess: ({ jobId }) => onOpen(jobId),
  });
  const isLive = job.status === "pending" || job.status === "processing";
  if (job.status === "completed") return null;

  return (
    <form
      // Each kind of change has its own form, so that an accidental second press finds an empty form, which cannot be
      // sent without a reason.
      key={isLive ? "cancel" : "retry"}
      className={styles.change}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
        setProblem(reason ? "" : t`Give a reason. It is recorded.`);
        if (reason) (isLive ? cancel : retry).mutate({ jobId: job.id, reason });
      }}
    >
      <Field id={id} label={t`Reason`} name="reason" autoComplete="off" maxLength={200} />
      <button className="button" type="submit" disabled={cancel.isPending || retry.isPending}>
        {isLive ? t`Cancel this job` : t`Retry this job`}
      </button>
      <p className="field-problem" role="alert">
        {problem}
      </p>
    </form>
  );
}
