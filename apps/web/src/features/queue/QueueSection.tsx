import type { Job } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import type { JobActions, SentenceContext, QueuePartPages } from "../jobs/index.ts";
import { QueueItem } from "./QueueItem.tsx";
import styles from "./queue.module.css";

interface QueueSectionProps {
  title: string;
  /** The total number of jobs, if known; the loaded pages may contain fewer. */
  count?: number;
  note?: string | null;
  action?: ReactNode;
  pages: QueuePartPages;
  jobs?: Job[];
  around: SentenceContext;
  actions: JobActions;
  onJump: () => void;
}

/** One part of the queue. It loads the next page when its end comes into view. */
export function QueueSection(props: QueueSectionProps) {
  const { title, count, note, action, pages, jobs = pages.jobs, around, actions, onJump } = props;
  if (jobs.length === 0) return null;
  return (
    <section className={styles.group}>
      <header className={styles.groupHead}>
        <h3>
          <span>{title}</span>
          {count !== undefined && (
            <span className={`${styles.number} tabular`} translate="no">{` ${count}`}</span>
          )}
        </h3>
        {action}
      </header>
      {note && <p className={styles.hint}>{note}</p>}
      <ul>
        {jobs.map((job) => (
          <QueueItem key={job.id} job={job} around={around} actions={actions} onJump={onJump} />
        ))}
      </ul>
      {pages.hasMore && <More isLoading={pages.isLoadingMore} onReached={pages.loadMore} />}
    </section>
  );
}

function More({ isLoading, onReached }: { isLoading: boolean; onReached: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const reached = useEffectEvent(() => !isLoading && onReached());
  useEffect(() => {
    const element = button.current;
    if (!element) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && reached(), {
      rootMargin: "400px",
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <button
      ref={button}
      className={`button button-quiet ${styles.more}`}
      type="button"
      disabled={isLoading}
      onClick={onReached}
    >
      {isLoading ? t`Loading more` : t`Show more`}
    </button>
  );
}
