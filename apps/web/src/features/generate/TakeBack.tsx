import type { Job } from "@lacquer/contracts";
import { Undo2 } from "lucide-react";
import { useState } from "react";
import { useJobActions } from "../jobs/index.ts";
import { graceLeft } from "./grace.ts";
import styles from "./generate.module.css";

/**
 * Takes Generate's place during the grace period: one press, and nothing was painted or charged. A line under it runs
 * out.
 */
export function TakeBack({ job }: { job: Job }) {
  const { cancel } = useJobActions();
  // The line runs by itself from where it was when it was first drawn.
  const [start] = useState(() => graceLeft(job, Date.now()) ?? { left: 0, total: 0 });
  const [isPressed, setPressed] = useState(false);
  return (
    <button
      className={`button ${styles.button} ${styles.takeBack}`}
      type="button"
      data-once
      disabled={isPressed}
      onClick={() => {
        setPressed(true);
        void cancel(job).finally(() => setPressed(false));
      }}
    >
      <Undo2 className="icon" aria-hidden />
      <span>Take back</span>
      <span className={styles.seconds}>{`${Math.ceil(start.left / 1000)} s`}</span>
      <span
        className={styles.grace}
        style={{
          animationDuration: `${start.total}ms`,
          animationDelay: `${start.left - start.total}ms`,
        }}
        aria-hidden
      />
    </button>
  );
}
