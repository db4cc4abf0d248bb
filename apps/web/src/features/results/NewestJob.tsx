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
import { type JobTone, jobSentence, useJobActions, useSurroundings } from "../jobs/index.ts";
import { useIsSending, useOutbox, usePressOf, useReachesServer } from "../outbox/index.ts";
import type { DraftTab } from "../tabs/index.ts";
import styles from "./results.module.css";

/** One line on the newest job of a design: what happens, what becomes of the money, what can be done. */
export function NewestJob({ tab, job }: { tab: DraftTab; job: Job | null }) {
  const isSending = useIsSending(tab.id);
  const press = usePressOf(tab.id);
  const isOnline = useReachesServer();
  const withdraw = useOutbox((state) => state.withdraw);
  const around = useSurroundings();
  const actions = useJobActions();

  if (isSending) {
    return (
      <Line
        icon={
          isOnline ? (
            <ProgressRing value={0} size={28} thickness={3} />
          ) : (
            <CloudOff className={`icon ${styles.jobIcon}`} aria-hidden />
          )
        }
        title={isOnline ? "On its way" : "Waiting for the network"}
        detail={
          isOnline
            ? "A moment: the design travels to the studio."
            : "Kept here and sent once, when you are back. Nothing is charged until painting starts."
        }
        tone={isOnline ? undefined : "unsent"}
      >
        {press && !isOnline && (
          <button
            className={`button button-quiet ${styles.jobAction}`}
            type="button"
            onClick={() => withdraw(press.key)}
          >
            <X className="icon" aria-hidden />
            Withdraw
          </button>
        )}
      </Line>
    );
  }
  if (!job) {
    const detail =
      "The preview on the photo is free. Generate paints real images, each one credit.";
    return <Line title="Nothing painted yet" detail={detail} isQuiet />;
  }

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
          {cancel}
        </button>
      )}
      {(tone === "failed" || tone === "canceled") && (
        <button
          className={`button ${styles.jobAction}`}
          type="button"
          onClick={() => void actions.retry(job)}
        >
          <RotateCcw className="icon" aria-hidden />
          Retry
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
      return <ProgressRing value={progress} size={28} thickness={3} />;
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
