import { type Job, isEnded } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { PolishDrop } from "../../ui/PolishDrop.tsx";
import { ProgressRing } from "../../ui/ProgressRing.tsx";
import { useIsSending } from "../outbox/index.ts";
import { type DraftTab, useTabsStore } from "../tabs/index.ts";
import { useRenaming } from "./use-renaming.ts";
import styles from "./tab-bar.module.css";

interface TabSheetProps {
  tab: DraftTab;
  /** The design's newest known job. */
  job: Job | null;
  isActive: boolean;
  onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
  onClose: () => void;
  onDragStart: () => void;
  onDragOver: () => void;
  onDragEnd: () => void;
}

/** One design in the bar. It is closed with its cross button, or with the Delete key. */
export function TabSheet(props: TabSheetProps) {
  const { tab, job, isActive, onKeyDown, onClose, onDragStart, onDragOver, onDragEnd } = props;
  const activate = useTabsStore((state) => state.activate);
  const renaming = useRenaming();
  const element = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [isActive]);

  const drop = (
    <PolishDrop base={tab.designSettings.baseColor} accent={tab.designSettings.accentColor} />
  );
  if (renaming.id === tab.id) {
    return (
      <div className={styles.sheet} data-active={isActive}>
        {drop}
        <NameField tab={tab} />
      </div>
    );
  }

  return (
    <div
      ref={element}
      className={styles.sheet}
      role="tab"
      id={`tab-${tab.id}`}
      data-tab={tab.id}
      data-active={isActive}
      aria-selected={isActive}
      aria-controls="design-panel"
      aria-keyshortcuts="F2 Delete"
      tabIndex={isActive ? 0 : -1}
      draggable
      onClick={() => activate(tab.id)}
      onKeyDown={onKeyDown}
      onDoubleClick={() => renaming.start(tab.id)}
      onDragStart={onDragStart}
      onDragOver={(event) => {
        event.preventDefault();
        onDragOver();
      }}
      onDragEnd={onDragEnd}
    >
      {drop}
      <span className={styles.sheetName}>{tab.name}</span>
      <TabState tab={tab} job={job} />
      <span
        className={styles.sheetClose}
        data-press
        aria-hidden
        onClick={(event) => {
          event.stopPropagation();
          onClose();
        }}
      >
        <X className="icon" />
      </span>
    </div>
  );
}

function TabState({ tab, job }: { tab: DraftTab; job: Job | null }) {
  const isSending = useIsSending(tab.id);
  if (isSending || (job && !isEnded(job.status))) {
    return (
      <>
        <ProgressRing value={isSending ? 0 : (job?.progress ?? 0)} />
        <span className="visually-hidden">
          {job?.status === "processing" ? t`being painted` : t`waiting`}
        </span>
      </>
    );
  }
  // An ended job never runs again, so an end that was seen stays seen.
  if (!job || tab.seenVersion > 0) return null;
  if (job.status === "completed") {
    return (
      <>
        <span className={styles.sheetDot} />
        <span className="visually-hidden">{t`finished, not seen yet`}</span>
      </>
    );
  }
  if (job.status === "failed") return <span className={styles.sheetFailed}>{t`failed`}</span>;
  return null;
}

function NameField({ tab }: { tab: DraftTab }) {
  const stop = useRenaming((state) => state.stop);
  const renameTab = useTabsStore((state) => state.renameTab);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => field.current?.select(), []);

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Escape") stop();
    if (event.key === "Enter") event.currentTarget.blur();
  }

  return (
    <input
      ref={field}
      className={styles.sheetField}
      aria-label={t`Name of the design`}
      defaultValue={tab.name}
      maxLength={60}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        renameTab(tab.id, event.currentTarget.value);
        stop();
      }}
    />
  );
}
