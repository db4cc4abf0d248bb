import { t } from "@lingui/core/macro";
import { type ReactNode, useEffect, useState } from "react";
import type { RequestFailure } from "../../../api/errors.ts";
import { useGenerationJob } from "../../../hooks/use-generation-job.ts";
import { draftOfJob } from "../../reuse/index.ts";
import type { DraftTab } from "../../tabs/index.ts";
import { NoCard } from "../card/NoCard.tsx";
import styles from "../card/card.module.css";
import { wordLocale } from "../words/figures.ts";

interface Props {
  jobId: string;
  show: (tab: DraftTab) => ReactNode;
}

/** A page for a design that is open on another device. The design is read from its newest job. */
export function JobCard({ jobId, show }: Props) {
  const { job, error } = useGenerationJob(jobId);
  const [tab, setTab] = useState<DraftTab | null>(null);
  const isRead = tab !== null;
  useEffect(() => {
    if (!job || isRead) return;
    let isGone = false;
    void draftOfJob(job, nameOf(job.createdAt)).then((read) => !isGone && setTab(read));
    return () => {
      isGone = true;
    };
  }, [job, isRead]);
  if (tab) return show(tab);
  if (error && !job && isGone(error)) return <NoCard />;
  return (
    <main className={styles.missing}>
      <p role="status">{error && !job ? askingAgain(error.message) : t`Reading the design`}</p>
    </main>
  );
}

const askingAgain = (problem: string): string =>
  t`${problem} This page asks again until the studio answers.`;

/** True if asking again would not help, because the account has no such job. */
const isGone = ({ code }: RequestFailure): boolean =>
  code === "job_not_found" || code === "unauthorized";

/** A job does not contain its design's name, so the card is named after the job's day. */
function nameOf(createdAt: string): string {
  const day = new Date(createdAt).toLocaleDateString(wordLocale(), {
    day: "numeric",
    month: "long",
  });
  return t`Design of ${day}`;
}
