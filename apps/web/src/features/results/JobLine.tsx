import type { ReactNode } from "react";
import type { JobTone } from "../jobs/index.ts";
import styles from "./results.module.css";

interface JobLineProps {
  icon?: ReactNode;
  title: string;
  detail: string;
  tone?: JobTone | "unsent";
  isQuiet?: boolean;
  children?: ReactNode;
}

/** One line about a design's newest job. */
export function JobLine({ icon, title, detail, tone, isQuiet = false, children }: JobLineProps) {
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
