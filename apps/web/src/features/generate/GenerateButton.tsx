import type { Job } from "@lacquer/contracts";
import { Sparkles } from "lucide-react";
import { useState } from "react";
import { useJobActions } from "../jobs/index.ts";
import { TakeBack } from "./TakeBack.tsx";
import styles from "./generate.module.css";

interface GenerateButtonProps {
  isReady: boolean;
  /** The job that can still be taken back; null = the next press generates. */
  takenBack: Job | null;
  onPress: (at: number) => void;
}

/**
 * Generate, replaced during the grace by the way to take the press back. One element serves for both and is never
 * disabled for good, so that the focus stays on it.
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
          <span>Generate</span>
        </>
      )}
    </button>
  );
}
