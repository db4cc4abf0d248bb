import type { Job } from "@lacquer/contracts";
import { CircleCheck, RotateCcw, TriangleAlert, X } from "lucide-react";
import { memo } from "react";
import { PolishDrop } from "../../ui/PolishDrop.tsx";
import { ProgressRing } from "../../ui/ProgressRing.tsx";
import { SmallPicture } from "../../ui/SmallPicture.tsx";
import { shortTime } from "../../ui/format.ts";
import { type JobActions, type JobSurroundings, jobSentence } from "../jobs/index.ts";
import { useTabsStore } from "../tabs/index.ts";

interface QueueItemProps {
  job: Job;
  around: JobSurroundings;
  actions: JobActions;
  /** Called after jumping to the job's design. */
  onJump: () => void;
}

/** One job of the queue with what can be done about it. */
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
    <li className="queue-item" data-tone={tone}>
      <Picture job={job} />
      <div className="queue-words">
        <p className="queue-title">
          {name === undefined ? (
            <span className="queue-name queue-closed">A closed design</span>
          ) : (
            <button className="queue-name link-button" type="button" onClick={jump}>
              {name}
            </button>
          )}
          <time className="queue-time tabular" dateTime={job.createdAt}>
            {shortTime(job.createdAt)}
          </time>
        </p>
        <p className="queue-state">
          {tone === "done" && <CircleCheck className="icon queue-done" aria-hidden />}
          {tone === "failed" && <TriangleAlert className="icon" aria-hidden />}
          {title}
        </p>
        {saysMore && tone !== "done" && <p className="queue-detail">{detail}</p>}
        {(cancel || isRetryable) && (
          <div className="queue-actions">
            {cancel && (
              <button
                className="button button-small button-quiet"
                type="button"
                onClick={() => void actions.cancel(job)}
              >
                <X className="icon" aria-hidden />
                {cancel}
              </button>
            )}
            {isRetryable && (
              <button
                className="button button-small"
                type="button"
                onClick={() => void actions.retry(job)}
              >
                <RotateCcw className="icon" aria-hidden />
                Retry
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
    <div className="queue-picture">
      {image ? (
        <SmallPicture url={image} sizes="64px" />
      ) : (
        <PolishDrop base={baseColor} accent={accentColor} size={32} />
      )}
      {job.resultImages.length > 1 && (
        <span className="queue-images tabular">{job.resultImages.length}</span>
      )}
      {job.status === "processing" && (
        <span className="queue-ring">
          <ProgressRing value={job.progress} size={28} thickness={3} />
        </span>
      )}
    </div>
  );
}
