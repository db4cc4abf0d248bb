import type { Job } from "@lacquer/contracts";
import { PolishDrop } from "../../ui/PolishDrop.tsx";
import { ProgressRing } from "../../ui/ProgressRing.tsx";
import { SmallPicture } from "../../ui/SmallPicture.tsx";
import { shortTime } from "../credits/index.ts";
import { jobSentence, useJobActions, useSurroundings } from "../jobs/index.ts";
import { useTabsStore } from "../tabs/index.ts";

interface QueueItemProps {
  job: Job;
  /** Called after jumping to the job's design. */
  onJump: () => void;
}

/** One job of the queue with what can be done about it. */
export function QueueItem({ job, onJump }: QueueItemProps) {
  const tab = useTabsStore((state) => state.tabs.find((candidate) => candidate.id === job.tabId));
  const activate = useTabsStore((state) => state.activate);
  const around = useSurroundings(job.provider);
  const actions = useJobActions();
  const { tone, title, detail, cancel } = jobSentence(job, around);
  const isRetryable = tone === "failed" || tone === "canceled";

  return (
    <li className="queue-item">
      <Picture job={job} />
      <div className="queue-words">
        <p className="queue-title">
          {tab?.name ?? "A closed design"}
          <time className="queue-time tabular" dateTime={job.createdAt}>
            {shortTime(job.createdAt)}
          </time>
        </p>
        <p className="queue-state">{title}</p>
        {(tone === "failed" || tone === "waiting") && <p className="queue-detail">{detail}</p>}
        <div className="queue-actions">
          {tab && (
            <button
              className="link-button"
              type="button"
              onClick={() => {
                activate(tab.id);
                onJump();
              }}
            >
              Open design
            </button>
          )}
          {cancel && (
            <button className="link-button" type="button" onClick={() => void actions.cancel(job)}>
              {cancel}
            </button>
          )}
          {isRetryable && (
            <button className="link-button" type="button" onClick={() => void actions.retry(job)}>
              Retry
            </button>
          )}
        </div>
      </div>
    </li>
  );
}

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
      {job.status === "processing" && (
        <span className="queue-ring">
          <ProgressRing value={job.progress} size={26} thickness={3} />
        </span>
      )}
    </div>
  );
}
