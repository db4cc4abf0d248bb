import { t } from "@lingui/core/macro";
import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { trpc } from "../../api/trpc.ts";
import { useOverlayFocus } from "../../ui/overlay-focus.ts";
import { closePanel, turnPanel, useOpenPanel } from "../address/index.ts";
import { useTabsStore } from "../tabs/index.ts";
import { MadeWith } from "./MadeWith.tsx";
import { continuedName, imageWords, versionWords } from "./image-words.ts";
import { type PaneItem, Panes } from "./Panes.tsx";
import { ResultActions } from "./ResultActions.tsx";
import { LETTERS, readResults, type Result, resultsId } from "./result-id.ts";
import { Unread } from "./Unread.tsx";
import { useWholeJobs } from "./use-whole-jobs.ts";
import { VersionList } from "./VersionList.tsx";
import { type VersionRow, versionRows } from "./version-tree.ts";
import { WhatChanged } from "./WhatChanged.tsx";
import styles from "./compare.module.css";

/**
 * Compares images side by side, and shows the versions of the first image's design and a list of the changes. The
 * address contains the images' ids.
 */
export function Compare({ open }: { open: boolean }) {
  const { imageId } = useOpenPanel();
  const focus = useOverlayFocus(focusDialog);
  const results = open ? readResults(imageId) : [];
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && closePanel("compare")}>
      <Dialog.Portal>
        <Dialog.Content className={styles.screen} {...focus}>
          <header className={styles.head}>
            <Dialog.Title className={styles.title}>{t`Versions`}</Dialog.Title>
            <Dialog.Description className={styles.description}>
              {t`Choose up to four images to see them beside each other, and what changed.`}
            </Dialog.Description>
            <Dialog.Close className="icon-button" aria-label={t`Close versions`}>
              <X className="icon" aria-hidden />
            </Dialog.Close>
          </header>
          {results.length > 0 ? <Compared results={results} /> : <Unread failure={null} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function focusDialog(event: Event) {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}

const show = (results: readonly Result[]) => turnPanel("compare", resultsId(results));

function Compared({ results }: { results: Result[] }) {
  const first = results[0]?.jobId ?? "";
  const versions = trpc.jobs.versions.useQuery({ jobId: first });
  const rows = versionRows(versions.data?.jobs ?? []);
  const { jobs, failure, refetch } = useWholeJobs(results.map(({ jobId }) => jobId));
  const tabs = useTabsStore((state) => state.tabs);
  const items = results.map((result, at): PaneItem => {
    const job = jobs[at] ?? null;
    return {
      result,
      job,
      letter: LETTERS[at] ?? "",
      words: wordsFor(result, rows),
      name: tabs.find(({ id }) => id === job?.tabId)?.name ?? continuedName(),
    };
  });
  const [only] = items.length === 1 ? items : [];
  if (failure) return <Unread failure={failure} onRetry={refetch} />;
  return (
    <div className={styles.body}>
      <Panes items={items} onRemove={(gone) => show(results.filter((one) => one !== gone))} />
      <div className={styles.changed} tabIndex={0} role="region" aria-label={t`What changed`}>
        {only?.job ? (
          <>
            <h3 className={styles.heading}>{t`How it was made`}</h3>
            <ResultActions
              job={only.job}
              result={only.result}
              name={only.name}
              offersVersions={false}
            />
            <MadeWith job={only.job} imageIndex={only.result.imageIndex} />
          </>
        ) : (
          <>
            <h3 className={styles.heading}>{t`What changed`}</h3>
            <WhatChanged items={items} />
          </>
        )}
      </div>
      <div className={styles.versions} tabIndex={0} role="region" aria-label={t`All versions`}>
        <h3 className={styles.heading}>{t`Versions of this design`}</h3>
        {versions.data && (
          <VersionList
            rows={rows}
            isWhole={versions.data.isWhole}
            chosen={results}
            onChoose={show}
          />
        )}
        {rows.length === 1 && (
          <p className={styles.note}>
            {t`There is one version so far. Change something and press Generate: the next version appears here.`}
          </p>
        )}
      </div>
    </div>
  );
}

/** Returns a text such as "Version 2, image 1", or says that the image belongs to another design. */
function wordsFor({ jobId, imageIndex }: Result, rows: readonly VersionRow[]): string {
  const row = rows.find(({ job }) => job.id === jobId);
  if (!row) return rows.length === 0 ? "" : t`Of another design`;
  return row.job.resultImages.length === 1
    ? versionWords(row.number)
    : imageWords(row.number, imageIndex + 1);
}
