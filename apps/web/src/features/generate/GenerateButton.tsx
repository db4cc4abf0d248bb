import type { Job } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { Sparkles } from "lucide-react";
import { useState } from "react";
import { useJobActions } from "../jobs/index.ts";
import { TakeBack } from "./TakeBack.tsx";
import styles from "./generate.module.css";

interface GenerateButtonProps {
  isReady: boolean;
  /** The job that can still be canceled; null if the next press generates. */
  takenBack: Job | null;
  onPress: (at: number) => void;
}

/**
 * The Generate button. During the grace period it offers to cancel the press instead. One element serves both purposes
 * and is never disabled permanently, so that it keeps the focus.
 */
export function GenerateButton({ isReady, takenBack: job, onPress }: GenerateButtonProps) {
  const { cancel } = useJobActions();
  const [cancelingId, setCanceling] = useState<string | null>(null);
  const isOff = job ? cancelingId === job.id : !isReady;

  function press(at: number) {
    if (isOff) return;
    if (!job) return onPress(at);
    setCanceling(job.id);
    void cancel(job).finally(() => setCanceling(null));
  }

  return (
    <button
      className={`button ${styles.button} ${job ? styles.takeBack : "button-primary"}`}
      type="button"
      aria-disabled={isOff}
      aria-describedby={job ? undefined : "generate-reason"}
      aria-keyshortcuts={job ? undefined : "Control+Enter"}
      onClick={({ timeStamp }) => press(timeStamp)}
    >
      {job ? (
        <TakeBack key={job.id} job={job} />
      ) : (
        <>
          <Sparkles className="icon" aria-hidden />
          <span>{t`Generate`}</span>
        </>
      )}
    </button>
  );
}
