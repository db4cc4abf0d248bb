import type { AdminJob } from "@lacquer/contracts";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { credits, dollars, signed } from "../../ui/format.ts";
import { ChangeJob } from "./ChangeJob.tsx";
import { Facts } from "./Facts.tsx";
import { Actions } from "./Totals.tsx";
import { byteWords, exactTime, ownerWords } from "./monitor-words.ts";
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
    <section className={styles.story} aria-label="One job">
      <div className={styles.tools}>
        <h2 className={styles.heading}>{`Job ${jobId}`}</h2>
        <button className="button button-quiet" type="button" onClick={onClose}>
          All jobs
        </button>
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

/** Returns the facts of the job's own row, in the order in which they happened. */
const statesOf = (job: AdminJob): [string, string | number | null][] => [
  ["State", job.errorCode ? `${job.status}, ${job.errorCode}` : job.status],
  ["Account", `${ownerWords(job)}, now ${credits(job.user.credits)}`],
  ["Created", time(job.createdAt)],
  ["Could be canceled until", time(job.graceUntil)],
  ["Waits until", time(job.waitsUntil)],
  ["Started", time(job.startedAt)],
  ["Ended", time(job.completedAt)],
  ["Attempts", job.attempt],
  ["Workers that died", job.deaths],
  ["Run by worker", job.leaseOwner],
  ["Lease until", time(job.leaseUntil)],
  ["Image provider", job.provider],
  ["Images", job.imageCount],
  ["Price", `${credits(job.cost)}, ${job.refunded} came back`],
  ["Request in the logs", job.requestId],
  ["Account in the logs", job.userHash],
  ["Trace", job.traceId],
  ["Repeats job", job.retryOf],
];

function Story({ job }: { job: AdminJob }) {
  return (
    <>
      <Facts
        title="States"
        none=""
        heads={["What", "How"]}
        rows={statesOf(job).flatMap(([what, how]) =>
          how === null ? [] : [{ key: what, cells: [what, how] }],
        )}
      />
      <Facts
        title="Calls"
        none="No paid calls were made for this job."
        heads={["Image", "Attempt", "Model", "Outcome", "Cost", "Provider's id", "Began", "Ended"]}
        rows={job.calls.map((call, index) => ({
          key: String(index),
          cells: [
            call.imageIndex + 1,
            call.attempt,
            `${call.provider}, ${call.model}`,
            call.errorCode ? `${call.outcome}, ${call.errorCode}` : call.outcome,
            call.costUsd === null ? "" : dollars(call.costUsd),
            call.requestId,
            exactTime(call.startedAt),
            time(call.endedAt),
          ],
        }))}
      />
      <Facts
        title="Credits"
        none="Nothing was charged."
        heads={["When", "What", "Amount", "Account"]}
        rows={job.ledger.map((entry) => ({
          key: entry.id,
          cells: [exactTime(entry.createdAt), entry.kind, signed(entry.amount), entry.userId],
        }))}
      />
      <Facts
        title="Files"
        none="It has no files."
        heads={["What", "Key in the store", "Size", "Kept"]}
        rows={job.files.map((file) => ({
          key: file.key,
          cells: [
            file.what,
            file.key,
            file.bytes === null ? "" : byteWords(file.bytes),
            exactTime(file.createdAt),
          ],
        }))}
      />
      <Facts
        title="Webhooks"
        none="No webhook was told that this job ended."
        heads={["Webhook", "State", "Tries", "Answer"]}
        rows={job.deliveries.map((delivery) => ({
          key: String(delivery.webhookId),
          cells: [
            delivery.webhookId,
            delivery.state,
            delivery.attempt,
            delivery.lastStatus ?? delivery.lastFault,
          ],
        }))}
      />
      <Actions actions={job.actions} />
    </>
  );
}
