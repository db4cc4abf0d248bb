import { isEnded, type Job } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import { GripVertical, Hand, Layers2, Search, X } from "lucide-react";
import { useId, useState } from "react";
import { PolishDrop } from "../../ui/PolishDrop.tsx";
import { SidePanel } from "../../ui/SidePanel.tsx";
import { Announcer } from "../announcer/index.ts";
import { closePanel } from "../address/index.ts";
import { sameHandForAll, sameLookOnAll } from "../looks/index.ts";
import { useWatchedJobs } from "../jobs/index.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import { closeDesign, focusTab } from "./design-actions.ts";
import { useReordering } from "./use-reordering.ts";
import styles from "./design-list.module.css";

/** The list of all open designs, in which the user can find, reorder and close them. */
export function DesignList() {
  const { tabs, activeId } = useTabsStore();
  const jobs = useWatchedJobs();
  const grip = useReordering();
  const helpId = useId();
  const [wanted, setWanted] = useState("");
  const words = wanted.trim().toLowerCase();
  const shown = tabs.filter(({ name }) => name.toLowerCase().includes(words));

  return (
    <SidePanel
      open
      onClose={() => closePanel("designs")}
      title={t`All designs`}
      description={plural(tabs.length, { one: "One is open.", other: "# are open." })}
    >
      <label className={styles.search}>
        <Search className="icon" aria-hidden />
        <input
          className="field-input"
          type="search"
          aria-label={t`Find a design`}
          placeholder={t`Find a design`}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      </label>
      {tabs.length > 1 && (
        <div className={styles.all}>
          <button className="button" type="button" data-again onClick={sameLookOnAll}>
            <Layers2 className="icon" aria-hidden />
            {t`Same look on all tabs`}
          </button>
          <button className="button" type="button" data-again onClick={sameHandForAll}>
            <Hand className="icon" aria-hidden />
            {t`Same hand for all looks`}
          </button>
        </div>
      )}
      <p className="visually-hidden" id={helpId}>
        {t`Arrow keys move it up and down.`}
      </p>
      <p className={styles.none} role="status">
        {shown.length === 0 && t`No open design has that name.`}
      </p>
      <ul className={styles.list}>
        {shown.map((tab) => (
          <Row
            key={tab.id}
            tab={tab}
            job={jobs.get(tab.generationJobId ?? "") ?? null}
            isActive={tab.id === activeId}
            grip={words === "" && tabs.length > 1 ? { ...grip(tab.id), helpId } : null}
          />
        ))}
      </ul>
      <Announcer />
    </SidePanel>
  );
}

interface RowProps {
  tab: DraftTab;
  job: Job | null;
  isActive: boolean;
  /** The handle for moving the design; null if the list has only one design. */
  grip: (ReturnType<ReturnType<typeof useReordering>> & { helpId: string }) | null;
}

function Row({ tab, job, isActive, grip }: RowProps) {
  const { helpId, ...moves } = grip ?? {};
  return (
    <li className={styles.row} data-active={isActive}>
      <button
        className={styles.name}
        type="button"
        aria-current={isActive}
        onClick={() => openDesign(tab.id, isActive)}
      >
        <PolishDrop
          base={tab.designSettings.baseColor}
          accent={tab.designSettings.accentColor}
          size={24}
        />
        <span className={styles.words}>
          <span className={styles.title}>{tab.name}</span>
          <span className={styles.state}>{stateOf(tab, job)}</span>
        </span>
      </button>
      <button
        className="icon-button"
        type="button"
        aria-label={t`Close ${{ name: tab.name }}`}
        onClick={() => closeDesign(tab.id)}
      >
        <X className="icon" aria-hidden />
      </button>
      {grip && (
        <button
          className={`icon-button ${styles.grip}`}
          type="button"
          data-again
          aria-label={t`Move ${{ name: tab.name }}`}
          aria-describedby={helpId}
          {...moves}
        >
          <GripVertical className="icon" aria-hidden />
        </button>
      )}
    </li>
  );
}

/** Shows a design and moves the focus to its tab, because the user continues with this design. */
function openDesign(id: string, isActive: boolean) {
  // When another design is shown, the list's entry in the browser's history is replaced automatically.
  if (isActive) closePanel("designs");
  else useTabsStore.getState().activate(id);
  focusTab(id);
}

/** Returns the state of a design in one or two words. */
function stateOf(tab: DraftTab, job: Job | null): string {
  if (!job) return tab.originalImage ? t`Not painted yet` : t`No photo yet`;
  if (job.status === "processing") return t`Being painted`;
  if (!isEnded(job.status)) return t`Waiting`;
  if (job.status === "failed") return t`Failed`;
  if (job.status === "canceled") return t`Canceled`;
  return tab.seenVersion > 0 ? t`Finished` : t`Finished, not seen yet`;
}
