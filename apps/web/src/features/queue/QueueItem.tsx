import type { Job } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { CircleCheck, RotateCcw, TriangleAlert, X } from "lucide-react";
import { memo } from "react";
import { PolishDrop } from "../../ui/PolishDrop.tsx";
import { ProgressRing } from "../../ui/ProgressRing.tsx";
import { SmallPicture } from "../../ui/SmallPicture.tsx";
import { shortTime } from "../../ui/format.ts";
import { type JobActions, type SentenceContext, jobSentence } from "../jobs/index.ts";
import { useTabsStore } from "../tabs/index.ts";
import styles from "./queue.module.css";

interface QueueItemProps {
  job: Job;
  around: SentenceContext;
  actions: JobActions;
  /** Called after the user opened the job's design from the queue. */
  onJump: () => void;
}

/** One job in the queue, with its actions. */
export const QueueItem = memo(function QueueItem({ job, around, actions, onJump }: QueueItemProps) {
  const name = useTabsStore((state) => state.tabs.find((tab) => tab.id === job.tabId)?.name);
  const { tone, title, detail, cancel } = jobSentence(job, around);
  const isRetryable = tone === "failed" || tone === "canceled";
  const saysMore = tone === "failed" || tone === "painting" || around.pausedUntil !== null;

  function jump() {
    if (job.tabId) useTabsStore.getState().activate(job.tabId);
    onJump();
  }

  return (
    <li className={styles.item} data-tone={tone}>
      <Picture job={job} />
      <div className={styles.words}>
        <p className={styles.title}>
          {name === undefined ? (
            <span className={`${styles.name} ${styles.closed}`}>{t`A closed design`}</span>
          ) : (
            <button className={`${styles.name} link-button`} type="button" onClick={jump}>
              {name}
            </button>
          )}
          <time className={`${styles.time} tabular`} dateTime={job.createdAt}>
            {shortTime(job.createdAt)}
          </time>
        </p>
        <p className={styles.state}>
          {tone === "done" && <CircleCheck className={`icon ${styles.done}`} aria-hidden />}
          {tone === "failed" && <TriangleAlert className="icon" aria-hidden />}
          <span>{title}</span>
        </p>
        {saysMore && tone !== "done" && <p className={styles.detail}>{detail}</p>}
        {(cancel || isRetryable) && (
          <div className={styles.actions}>
            {cancel && (
              <button
                className="button button-small button-quiet"
                type="button"
                onClick={() => void actions.cancel(job)}
              >
                <X className="icon" aria-hidden />
                <span>{cancel}</span>
              </button>
            )}
            {isRetryable && (
              <button
                className="button button-small"
                type="button"
                onClick={() => void actions.retry(job)}
              >
                <RotateCcw className="icon" aria-hidden />
                {t`Retry`}
              </button>
            )}
          </div>
        )}
      </div>
    </li>
  );
});

function Picture({ job }: { job: Job }) {
  const image = job.resultImages[0] ?? job.previewImage ?? job.originalImage;
  const { baseColor, accentColor } = job.designSettings;
  return (
    <div className={styles.picture}>
      {image ? (
        <SmallPicture url={image} sizes="64px" />
      ) : (
        <PolishDrop base={baseColor} accent={accentColor} size={32} />
      )}
      {job.resultImages.length > 1 && (
        <span className={`${styles.images} tabular`}>{job.resultImages.length}</span>
      )}
      {job.status === "processing" && (
        <span className={styles.ring}>
          <ProgressRing value={job.progress} size={28} thickness={3} />
        </span>
      )}
    </div>
  );
}
