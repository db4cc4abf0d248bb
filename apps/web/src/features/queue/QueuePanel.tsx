import { isEnded } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import { useGenerationJobs } from "../../hooks/use-generation-job.ts";
import { SidePanel } from "../../ui/SidePanel.tsx";
import {
  type SentenceContext,
  useJobActions,
  useQueueCounts,
  useQueuePart,
  useSentenceContext,
} from "../jobs/index.ts";
import { NotifySettings } from "../notify/index.ts";
import { useOutbox } from "../outbox/index.ts";
import { CancelWaiting } from "./CancelWaiting.tsx";
import { QueueSection } from "./QueueSection.tsx";
import { useUnsentCount } from "./use-unsent-count.ts";
import { WaitingForNetwork } from "./WaitingForNetwork.tsx";
import styles from "./queue.module.css";

interface QueuePanelProps {
  open: boolean;
  onClose: () => void;
}

/** All jobs in four parts: not sent yet, being painted, waiting in order, and ended. */
export function QueuePanel({ open, onClose }: QueuePanelProps) {
  const { running, waiting } = useQueueCounts();
  const unsent = useUnsentCount();
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={t`Queue`}
      description={summary(running, waiting, unsent)}
    >
      <NotifySettings />
      <QueueParts running={running} waiting={waiting} onJump={onClose} />
    </SidePanel>
  );
}

function QueueParts(props: { running: number; waiting: number; onJump: () => void }) {
  const { running, waiting, onJump } = props;
  const around = useSentenceContext();
  const actions = useJobActions();
  const painted = useQueuePart("running");
  const queued = useQueuePart("waiting");
  const ended = useQueuePart("ended");
  const fresh = useGenerationJobs(painted.jobs.map(({ id }) => id));
  const hasPresses = useOutbox((state) => state.entries.length > 0);
  const parts = [painted, queued, ended];
  const known = parts.reduce((sum, part) => sum + part.jobs.length, 0);
  const failed = parts.some((part) => part.failed);
  const shared = { around, actions, onJump };

  if (known === 0 && parts.some((part) => part.isLoading) && around.isOnline) {
    return [1, 2, 3].map((row) => <div key={row} className={`${styles.skeleton} skeleton`} />);
  }
  return (
    <>
      <WaitingForNetwork />
      {!around.isOnline && known > 0 && (
        <p
          className={`${styles.hint} ${styles.offline}`}
        >{t`You are offline. This is the last known state.`}</p>
      )}
      {failed && around.isOnline && (
        <p className={styles.note}>
          <span>{t`The queue could not be loaded.`}</span>{" "}
          <button
            className="link-button"
            type="button"
            onClick={() => {
              for (const part of parts) part.refetch();
            }}
          >{t`Try again`}</button>
        </p>
      )}
      {known === 0 && !failed && !hasPresses && (
        <p className={styles.note}>
          {around.isOnline
            ? t`Nothing here yet. Every design you generate appears in this list and continues by itself, whatever you do.`
            : t`You are offline. The queue appears when you are back; painting continues.`}
        </p>
      )}
      <QueueSection
        title={t`Being painted`}
        count={running}
        pages={painted}
        jobs={painted.jobs
          .map((job) => newer(job, fresh.get(job.id)))
          .filter((job) => !isEnded(job.status))}
        {...shared}
      />
      <QueueSection
        title={t`Waiting`}
        count={waiting}
        note={limitWords(around)}
        action={<CancelWaiting waiting={waiting} onCancel={() => void actions.cancelWaiting()} />}
        pages={queued}
        {...shared}
      />
      <QueueSection title={t`Ended`} pages={ended} {...shared} />
    </>
  );
}

function newer<T extends { version: number }>(listed: T, followed: T | undefined): T {
  return followed && followed.version > listed.version ? followed : listed;
}

function limitWords({ running, runningLimit, pausedUntil }: SentenceContext): string | null {
  if (pausedUntil !== null || !Number.isFinite(runningLimit) || running < runningLimit) return null;
  return plural(runningLimit, {
    one: "# run at once. The next one starts when one of them ends.",
    other: "# run at once. The next one starts when one of them ends.",
  });
}

function summary(painting: number, waiting: number, unsent: number): string {
  if (painting + waiting + unsent === 0) return t`Nothing is in progress.`;
  const notSent = plural(unsent, { one: "# not sent yet", other: "# not sent yet" });
  if (painting + waiting === 0) return `${notSent}.`;
  const parts = [
    painting > 0 && plural(painting, { one: "# being painted", other: "# being painted" }),
    waiting > 0 && plural(waiting, { one: "# waiting", other: "# waiting" }),
    unsent > 0 && notSent,
  ];
  const all = plural(
    { count: painting + waiting },
    {
      one: "It continues even if you close the window.",
      other: "They continue even if you close the window.",
    },
  );
  const goesOn = unsent > 0 ? t`Designs already sent continue even if you close the window.` : all;
  return `${parts.filter(Boolean).join(", ")}. ${goesOn}`;
}
