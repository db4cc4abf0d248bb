import type { Job } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { Undo2 } from "lucide-react";
import { useState } from "react";
import { graceLeft } from "./grace.ts";
import styles from "./generate.module.css";

/**
 * The content of the Generate button during the grace period. A press cancels the job before anything is painted or
 * charged. A line below shows the remaining time.
 */
export function TakeBack({ job }: { job: Job }) {
  // Computed only at the first render, because the line's animation then runs by itself.
  const [start] = useState(() => graceLeft(job, Date.now()) ?? { left: 0, total: 0 });
  return (
    <>
      <Undo2 className="icon" aria-hidden />
      <span>{t`Take back`}</span>
      <span className={styles.seconds}>{t`${{ seconds: Math.ceil(start.left / 1000) }} s`}</span>
      <span
        className={styles.grace}
        style={{
          animationDuration: `${start.total}ms`,
          animationDelay: `${start.left - start.total}ms`,
        }}
        aria-hidden
      />
    </>
  );
}
