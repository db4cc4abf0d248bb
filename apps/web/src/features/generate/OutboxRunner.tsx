import { t } from "@lingui/core/macro";
import { useEffect } from "react";
import { toast } from "../../ui/toast.ts";
import { trpc } from "../../api/trpc.ts";
import { runOutbox } from "../outbox/index.ts";
import { useTabsStore } from "../tabs/index.ts";

function tellNotStarted(tabId: string, description: string) {
  const tab = useTabsStore.getState().tabs.find((candidate) => candidate.id === tabId);
  toast.error(tab ? t`${{ name: tab.name }} was not started` : t`Not started`, { description });
}

/** Sends the presses of Generate in the outbox while the studio is open, and links each new job to its design. */
export function OutboxRunner() {
  const utils = trpc.useUtils();
  useEffect(
    () =>
      runOutbox({
        async onCreated({ tabId }, jobId) {
          // The job is fetched before the design links to it, so that the display goes from "being sent" to "waiting"
          // without a gap.
          await utils.jobs.get.prefetch({ jobId });
          useTabsStore.getState().setJob(tabId, jobId);
          void utils.jobs.list.invalidate();
          void utils.jobs.line.invalidate();
          void utils.credits.invalidate();
        },
        onRefused({ tabId }, failure) {
          tellNotStarted(tabId, failure.message);
          void utils.credits.invalidate();
        },
        onExpired({ tabId }) {
          tellNotStarted(tabId, t`It waited too long to be sent. Press Generate again.`);
        },
      }),
    [utils],
  );
  return null;
}
