import { t } from "@lingui/core/macro";
import type { Job } from "@lacquer/contracts";
import {
  CircleCheck,
  CircleSlash,
  CloudOff,
  Hourglass,
  RotateCcw,
  TriangleAlert,
  X,
} from "lucide-react";
import type { ReactNode } from "react";
import { ProgressRing } from "../../ui/ProgressRing.tsx";
import { type JobTone, jobSentence, useJobActions, useSentenceContext } from "../jobs/index.ts";
import { useIsSending, useOutbox, usePressOf, useReachesServer } from "../outbox/index.ts";
import type { DraftTab } from "../tabs/index.ts";
import styles from "./results.module.css";

/** One line about a design's newest job: its state, its credits and its actions. */
export function NewestJob({ tab, job }: { tab: DraftTab; job: Job | null }) {
  const isSending = useIsSending(tab.id);
  const press = usePressOf(tab.id);
  const isOnline = useReachesServer();

  if (isSending && isOnline) {
    const detail = t`The design is being sent to the studio.`;
    return <Line icon={<Ring progress={0} />} title={t`Being sent`} detail={detail} />;
  }
  if (isSending) return <WaitingPress pressKey={press?.key ?? null} />;
  if (job) return <KnownJob job={job} />;
  const detail = t`The preview on the photo is free. Generate paints real images for one credit each.`;
  return <Line title={t`Nothing painted yet`} detail={detail} isQuiet />;
}

/** A press that has not reached the studio yet. `pressKey` is null until the press is stored. */
function WaitingPress({ pressKey }: { pressKey: string | null }) {
  const withdraw = useOutbox((state) => state.withdraw);
  return (
    <Line
      icon={<CloudOff className={`icon ${styles.jobIcon}`} aria-hidden />}
      title={t`Waiting for the network`}
      detail={t`Stored here. It is sent exactly once, as soon as you are back online. Nothing is charged until painting starts.`}
      tone="unsent"
    >
      {pressKey !== null && (
        <button
          className={`button button-quiet ${styles.jobAction}`}
          type="button"
          onClick={() => withdraw(pressKey)}
        >
          <X className="icon" aria-hidden />
          {t`Withdraw`}
        </button>
      )}
    </Line>
  );
}

function KnownJob({ job }: { job: Job }) {
  const around = useSentenceContext();
  const actions = useJobActions();
  const { tone, title, detail, cancel } = jobSentence(job, around);
  return (
    <Line
      icon={<ToneIcon tone={tone} progress={job.progress} />}
      title={title}
      detail={detail}
      tone={tone}
    >
      {cancel && (
        <button
          className={`button button-quiet ${styles.jobAction}`}
          type="button"
          onClick={() => void actions.cancel(job)}
        >
          <X className="icon" aria-hidden />
          <span>{cancel}</span>
        </button>
      )}
      {(tone === "failed" || tone === "canceled") && (
        <button
          className={`button ${styles.jobAction}`}
          type="button"
          onClick={() => void actions.retry(job)}
        >
          <RotateCcw className="icon" aria-hidden />
          {t`Retry`}
        </button>
      )}
    </Line>
  );
}

interface LineProps {
  icon?: ReactNode;
  title: string;
  detail: string;
  tone?: JobTone | "unsent";
  isQuiet?: boolean;
  children?: ReactNode;
}

function Line({ icon, title, detail, tone, isQuiet = false, children }: LineProps) {
  return (
    <div className={styles.job} data-newest-job data-quiet={isQuiet} data-tone={tone}>
      {icon}
      <div className={styles.jobWords}>
        <p className={styles.jobTitle}>{title}</p>
        <p className={styles.jobDetail} title={detail}>
          {detail}
        </p>
      </div>
      {children}
    </div>
  );
}

function ToneIcon({ tone, progress }: { tone: JobTone; progress: number }) {
  switch (tone) {
    case "painting":
      return <Ring progress={progress} />;
    case "waiting":
      return <Hourglass className={`icon ${styles.jobIcon}`} aria-hidden />;
    case "done":
      return <CircleCheck className={`icon ${styles.jobIcon} ${styles.jobDone}`} aria-hidden />;
    case "failed":
      return <TriangleAlert className={`icon ${styles.jobIcon}`} aria-hidden />;
    case "canceled":
      return <CircleSlash className={`icon ${styles.jobIcon}`} aria-hidden />;
  }
}

const Ring = ({ progress }: { progress: number }) => (
  <ProgressRing value={progress} size={28} thickness={3} />
);
