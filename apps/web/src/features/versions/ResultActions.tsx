import { t } from "@lingui/core/macro";
import { fileUrls, type Job } from "@lacquer/contracts";
import { Columns2, Download, GitBranch, ImagePlus, SlidersHorizontal } from "lucide-react";
import { downloadUrl } from "../../api/download-url.ts";
import { leavePanels, openPanel } from "../address/index.ts";
import { ExportButton } from "../exports/index.ts";
import { addAsReference, continueFrom, takeSettings } from "../reuse/index.ts";
import { type Result, resultId } from "./result-id.ts";
import styles from "./result-actions.module.css";

interface ResultActionsProps {
  job: Job;
  result: Result;
  /** The name for a new design. */
  name: string;
  /** True if a button opens the design's versions; false if they are open already. */
  offersVersions: boolean;
}

/** The actions for a finished image whose origin is shown. */
export function ResultActions({ job, result, name, offersVersions }: ResultActionsProps) {
  const url = fileUrls.result(result.jobId, result.imageIndex);
  // Closes the panels first, because the user must see what an action changed in the design.
  const goTo = (act: () => unknown) => {
    leavePanels();
    act();
  };
  return (
    <div className={styles.actions}>
      <button className="button" type="button" onClick={() => goTo(() => takeSettings(job))}>
        <SlidersHorizontal className="icon" aria-hidden />
        {t`Use these settings`}
      </button>
      <button
        className="button"
        type="button"
        onClick={() => goTo(() => void continueFrom(job, name))}
      >
        <GitBranch className="icon" aria-hidden />
        {t`Continue from this`}
      </button>
      <button className="button" type="button" onClick={() => void addAsReference(url)}>
        <ImagePlus className="icon" aria-hidden />
        {t`Use as reference`}
      </button>
      {offersVersions && (
        <button
          className="button"
          type="button"
          onClick={() => openPanel("compare", resultId(result))}
        >
          <Columns2 className="icon" aria-hidden />
          {t`Versions`}
        </button>
      )}
      <a className="button" href={downloadUrl(url, name)} download>
        <Download className="icon" aria-hidden />
        {t`Download`}
      </a>
      <ExportButton className="button" url={url} jobId={result.jobId} name={name} />
    </div>
  );
}
