import { type Job, isEnded } from "@lacquer/contracts";
import { SidePanel } from "../../ui/SidePanel.tsx";
import { useJobActions, useJobsList } from "../jobs/index.ts";
import { QueueItem } from "./QueueItem.tsx";
import "../../ui/skeleton.css";
import "./queue.css";

interface QueuePanelProps {
  open: boolean;
  onClose: () => void;
}

/** All jobs: being painted, waiting in their order, and ended. */
export function QueuePanel({ open, onClose }: QueuePanelProps) {
  const { jobs, isLoading, failed, refetch } = useJobsList();
  const actions = useJobActions();
  const painting = jobs.filter((job) => job.status === "processing");
  const waiting = jobs.filter((job) => job.status === "pending").toSorted(byPlace);
  const ended = jobs.filter((job) => isEnded(job.status));

  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title="Queue"
      description={summary(painting.length, waiting.length)}
      actions={
        waiting.length > 0 && (
          <button
            className="button button-small"
            type="button"
            onClick={() => void actions.cancelWaiting()}
          >
            Cancel all waiting
          </button>
        )
      }
    >
      {isLoading && [1, 2, 3].map((row) => <div key={row} className="queue-skeleton skeleton" />)}
      {failed && jobs.length === 0 && (
        <p className="queue-note">
          The queue could not be read.{" "}
          <button className="link-button" type="button" onClick={() => void refetch()}>
            Try again
          </button>
        </p>
      )}
      {!isLoading && !failed && jobs.length === 0 && (
        <p className="queue-note">
          Nothing here yet. Every Generate appears in this list and goes on by itself, whatever you
          do meanwhile.
        </p>
      )}
      <Group title="Being painted" jobs={painting} onClose={onClose} />
      <Group title="Waiting" jobs={waiting} onClose={onClose} />
      <Group title="Ended" jobs={ended} onClose={onClose} />
    </SidePanel>
  );
}

function Group({ title, jobs, onClose }: { title: string; jobs: Job[]; onClose: () => void }) {
  if (jobs.length === 0) return null;
  return (
    <section className="queue-group">
      <h3 className="queue-heading">
        {title} <span className="queue-number tabular">{jobs.length}</span>
      </h3>
      <ul>
        {jobs.map((job) => (
          <QueueItem key={job.id} job={job} onJump={onClose} />
        ))}
      </ul>
    </section>
  );
}

function byPlace(a: Job, b: Job): number {
  return (
    (a.queuePosition ?? Number.POSITIVE_INFINITY) - (b.queuePosition ?? Number.POSITIVE_INFINITY)
  );
}

function summary(painting: number, waiting: number): string {
  if (painting + waiting === 0) return "Nothing is under way.";
  const parts = [painting > 0 && `${painting} being painted`, waiting > 0 && `${waiting} waiting`];
  return `${parts.filter(Boolean).join(", ")}. They go on when you close the window.`;
}
