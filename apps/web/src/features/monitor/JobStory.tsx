import type { AdminJob } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { credits, dollars, signed } from "../../ui/format.ts";
import { ChangeJob } from "./ChangeJob.tsx";
import { Facts } from "./Facts.tsx";
import { Actions } from "./Totals.tsx";
import { byteWords, codeWords, exactTime, ownerWords, stateWords } from "./monitor-words.ts";
import styles from "./monitor.module.css";

interface JobStoryProps {
  jobId: string;
  onOpen: (jobId: string) => void;
  onClose: () => void;
}

const AGAIN_MS = 3_000;

/**
 * Shows one job from its creation to its end: its states, calls, credits, files and deliveries, and what admins did to
 * it.
 */
export function JobStory({ jobId, onOpen, onClose }: JobStoryProps) {
  const story = trpc.admin.job.useQuery({ jobId }, { refetchInterval: AGAIN_MS, staleTime: 0 });
  const { data: job } = story;
  return (
    <section className={styles.story} aria-label={t`One job`}>
      <div className={styles.tools}>
        <h2 className={styles.heading}>{t`Job ${jobId}`}</h2>
        <button
          className="button button-quiet"
          type="button"
          onClick={onClose}
        >{t`All jobs`}</button>
      </div>
      {story.error && (
        <p className="field-problem" role="alert">
          {failureOf(story.error).message}
        </p>
      )}
      {job && <ChangeJob job={job} onOpen={onOpen} />}
      {job && <Story job={job} />}
    </section>
  );
}

const time = (at: string | null) => at && exactTime(at);

/** Returns the terms and values of the job's own row, in the order in which the states happened. */
const statesOf = (job: AdminJob): [string, string | number | null][] => [
  [t`State`, stateWords(job)],
  [t`Account`, t`${{ account: ownerWords(job) }}, now ${{ amount: credits(job.user.credits) }}`],
  [t`Created`, time(job.createdAt)],
  [t`Could be canceled until`, time(job.graceUntil)],
  [t`Waits until`, time(job.waitsUntil)],
  [t`Started`, time(job.startedAt)],
  [t`Ended`, time(job.completedAt)],
  [t`Attempts`, job.attempt],
  [t`Workers that died`, job.deaths],
  [t`Run by worker`, job.leaseOwner],
  [t`Lease until`, time(job.leaseUntil)],
  [t`Image provider`, job.provider],
  [t`Images`, job.imageCount],
  [
    t`Price`,
    plural(
      { count: job.refunded },
      {
        one: `${{ price: credits(job.cost) }}, # came back`,
        other: `${{ price: credits(job.cost) }}, # came back`,
      },
    ),
  ],
  [t`Request in the logs`, job.requestId],
  [t`Account in the logs`, job.userHash],
  [t`Trace`, job.traceId],
  [t`Repeats job`, job.retryOf],
];

function Story({ job }: { job: AdminJob }) {
  return (
    <>
      <Facts
        title={t`States`}
        none=""
        heads={[t`What`, t`How`]}
        rows={statesOf(job).flatMap(([what, how]) =>
          how === null ? [] : [{ key: what, cells: [what, how] }],
        )}
      />
      <Facts
        title={t`Calls`}
        none={t`No paid calls were made for this job.`}
        heads={[
          t`Image`,
          t`Attempt`,
          t`Model`,
          t`Outcome`,
          t`Cost`,
          t`Provider's id`,
          t`Began`,
          t`Ended`,
        ]}
        rows={job.calls.map((call, index) => ({
          key: String(index),
          cells: [
            call.imageIndex + 1,
            call.attempt,
            `${call.provider}, ${call.model}`,
            stateWords({ status: call.outcome, errorCode: call.errorCode }),
            call.costUsd === null ? "" : dollars(call.costUsd),
            call.requestId,
            exactTime(call.startedAt),
            time(call.endedAt),
          ],
        }))}
      />
      <Traces job={job} />
      <Actions actions={job.actions} />
    </>
  );
}

/** What the job left elsewhere: credits, files and deliveries. */
function Traces({ job }: { job: AdminJob }) {
  return (
    <>
      <Facts
        title={t`Credits`}
        none={t`Nothing was charged.`}
        heads={[t`When`, t`What`, t`Amount`, t`Account`]}
        rows={job.ledger.map((entry) => ({
          key: entry.id,
          cells: [
            exactTime(entry.createdAt),
            codeWords(entry.kind),
            signed(entry.amount),
            entry.userId,
          ],
        }))}
      />
      <Facts
        title={t`Files`}
        none={t`This job has no files.`}
        heads={[t`What`, t`Key in the store`, t`Size`, t`Stored`]}
        rows={job.files.map((file) => ({
          key: file.key,
          cells: [
            codeWords(file.what),
            file.key,
            file.bytes === null ? "" : byteWords(file.bytes),
            exactTime(file.createdAt),
          ],
        }))}
      />
      <Facts
        title={t`Webhooks`}
        none={t`No webhook was told that this job ended.`}
        heads={[t`Webhook`, t`State`, t`Tries`, t`Answer`]}
        rows={job.deliveries.map((delivery) => ({
          key: String(delivery.webhookId),
          cells: [
            delivery.webhookId,
            codeWords(delivery.state),
            delivery.attempt,
            delivery.lastStatus ?? delivery.lastFault,
          ],
        }))}
      />
    </>
  );
}
