import { t } from "@lingui/core/macro";
import { useEffect, useState } from "react";
import { failureOf } from "../../api/errors.ts";
import { trpc } from "../../api/trpc.ts";
import { Wordmark } from "../../ui/Wordmark.tsx";
import { Audit } from "./Audit.tsx";
import { Charts } from "./Charts.tsx";
import { Figures } from "./Figures.tsx";
import { GrantCredits } from "./GrantCredits.tsx";
import { JobStory } from "./JobStory.tsx";
import { Jobs } from "./Jobs.tsx";
import { Actions, Totals } from "./Totals.tsx";
import { Workers } from "./Workers.tsx";
import styles from "./monitor.module.css";

const LIVE_MS = 2_000;
const TOTALS_MS = 30_000;

/** The page for admins. Everybody else sees only a message that the page is for admins. */
export function MonitorPage() {
  const live = trpc.admin.live.useQuery(undefined, { refetchInterval: LIVE_MS, staleTime: 0 });
  const isRefused = live.error !== null && live.data === undefined;
  useEffect(() => {
    document.title = t`Monitor · Lacquer`;
  }, []);
  return (
    <main className={styles.page}>
      <header className={styles.bar}>
        <Wordmark />
        <h1 className={styles.title}>{t`Monitor`}</h1>
        <a className="button button-quiet" href="/">{t`To the studio`}</a>
      </header>
      {isRefused && (
        <div className={styles.refused}>
          <p role="alert">{failureOf(live.error).message}</p>
          <a className="button" href="/sign-in">{t`Sign in`}</a>
        </div>
      )}
      {live.error && live.data && (
        <p className="field-problem" role="alert">
          <span>{t`These figures are old.`}</span>
          <span>{failureOf(live.error).message}</span>
        </p>
      )}
      {live.data && (
        <>
          <Figures live={live.data} />
          <Charts live={live.data} />
          <JobsOrStory />
          <Workers live={live.data} />
          <Slowly />
        </>
      )}
    </main>
  );
}

function JobsOrStory() {
  const [jobId, setJobId] = useState(() => new URLSearchParams(window.location.search).get("job"));
  return jobId ? (
    <JobStory key={jobId} jobId={jobId} onOpen={setJobId} onClose={() => setJobId(null)} />
  ) : (
    <Jobs onOpen={setJobId} />
  );
}

function Slowly() {
  const totals = trpc.admin.totals.useQuery(undefined, {
    refetchInterval: TOTALS_MS,
    staleTime: 0,
  });
  return (
    <>
      {totals.error && (
        <p className="field-problem" role="alert">
          {failureOf(totals.error).message}
        </p>
      )}
      {totals.data && <Totals totals={totals.data} />}
      <GrantCredits />
      {totals.data && <Actions actions={totals.data.actions} />}
      <Audit />
    </>
  );
}
