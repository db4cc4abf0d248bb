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

/** Shows a toast if the job of a design that is not open has failed or is done. The open design says so in its own place. */
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
