import { t } from "@lingui/core/macro";
import { fileUrls } from "@lacquer/contracts";
import { SidePanel } from "../../ui/SidePanel.tsx";
import { SmallPicture } from "../../ui/SmallPicture.tsx";
import { closePanel, useOpenPanel } from "../address/index.ts";
import { useTabsStore } from "../tabs/index.ts";
import { continuedName } from "./image-words.ts";
import { MadeWith } from "./MadeWith.tsx";
import { ResultActions } from "./ResultActions.tsx";
import { readResults, type Result } from "./result-id.ts";
import { Unread } from "./Unread.tsx";
import { useWholeJobs } from "./use-whole-jobs.ts";
import styles from "./made-panel.module.css";

/** Shows how one finished image was made. The address contains the image's id. */
export function MadePanel({ open }: { open: boolean }) {
  const { imageId } = useOpenPanel();
  const [result] = readResults(imageId);
  return (
    <SidePanel
      open={open}
      onClose={() => closePanel("made")}
      title={t`How it was made`}
      description={t`Everything this image was made from, and the result.`}
    >
      {result ? <Made result={result} /> : <Unread failure={null} />}
    </SidePanel>
  );
}

function Made({ result }: { result: Result }) {
  const { jobs, failure, refetch } = useWholeJobs([result.jobId]);
  const job = jobs[0];
  const name = useTabsStore(({ tabs }) => tabs.find(({ id }) => id === job?.tabId)?.name);
  if (failure) return <Unread failure={failure} onRetry={refetch} />;
  if (!job) return <div className={`${styles.picture} skeleton`} aria-busy="true" />;
  const url = job.resultImages[result.imageIndex];
  if (url === undefined) return <Unread failure={null} />;
  return (
    <div className={styles.panel}>
      <a
        className={styles.picture}
        href={url}
        target="_blank"
        rel="noreferrer"
        aria-label={t`The image, full size`}
      >
        <SmallPicture
          url={fileUrls.result(result.jobId, result.imageIndex)}
          sizes="(max-width: 480px) 100vw, 400px"
        />
      </a>
      <ResultActions job={job} result={result} name={name ?? continuedName()} offersVersions />
      <MadeWith job={job} imageIndex={result.imageIndex} />
    </div>
  );
}
