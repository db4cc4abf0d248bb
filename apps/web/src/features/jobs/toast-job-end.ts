import type { Job } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { toast } from "../../ui/toast.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import type { JobSentence } from "./job-sentence.ts";

interface JobEnd {
  job: Job;
  sentence: JobSentence;
  /** The open design that the job belongs to; undefined if it is not open. */
  tab: DraftTab | undefined;
  retry: () => void;
}

/**
 * Shows a toast when a job has failed or is done. The design on the screen gets no toast, because it shows the result
 * itself.
 */
export function toastJobEnd({ job, sentence, tab, retry }: JobEnd): void {
  if (job.tabId === useTabsStore.getState().activeId) return;
  const { detail, title } = sentence;
  const name = tab?.name ?? t`Design`;
  if (job.status === "failed") {
    toast.error(t`Generation failed`, {
      description: `${name}: ${detail}`,
      duration: 12_000,
      action: { label: t`Retry`, onClick: retry },
    });
  } else if (job.status === "completed") {
    toast(`${name}: ${title.charAt(0).toLocaleLowerCase()}${title.slice(1)}`, {
      ...(tab && {
        action: {
          label: t({ message: "Look", comment: "A button: look at the finished design" }),
          onClick: () => useTabsStore.getState().activate(tab.id),
        },
      }),
    });
  }
}
