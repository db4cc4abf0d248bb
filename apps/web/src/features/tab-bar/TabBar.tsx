import { t } from "@lingui/core/macro";
import { useRef } from "react";
import type { KeyboardEvent } from "react";
import { useWatchedJobs } from "../jobs/index.ts";
import { useTabsStore } from "../tabs/index.ts";
import { AllDesigns } from "./AllDesigns.tsx";
import { closeDesign, moveDesign } from "./design-actions.ts";
import { DesignMenu } from "./DesignMenu.tsx";
import { NewDesign } from "./NewDesign.tsx";
import { TabSheet } from "./TabSheet.tsx";
import { useDesignActions } from "./use-design-actions.ts";
import { useRenaming } from "./use-renaming.ts";
import styles from "./tab-bar.module.css";

/**
 * Shows every open design as a sheet of paper; a folded bar shows all but the current design as drops. Left and right
 * arrow keys move between designs, F2 renames, Delete closes, and Ctrl+Shift+arrow reorders.
 */
export function TabBar({ isFolded }: { isFolded: boolean }) {
  const { tabs, activeId, activate, moveTab } = useTabsStore();
  const jobs = useWatchedJobs();
  const rename = useRenaming((state) => state.start);
  const list = useRef<HTMLDivElement>(null);
  useDesignActions();
  const dragged = useRef<string | null>(null);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const index = tabs.findIndex((tab) => tab.id === activeId);
    if (event.key === "F2") return rename(activeId);
    if (event.key === "Delete") return closeDesign(activeId);
    const target = targetIndex(event.key, index, tabs.length);
    const next = tabs[target ?? -1];
    if (target === null || !next) return;
    event.preventDefault();
    if (event.ctrlKey && event.shiftKey) return moveDesign(activeId, target);
    activate(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  }

  return (
    <div className={styles.bar} data-folded={isFolded ? "" : undefined}>
      <div className={styles.barList} role="tablist" aria-label={t`Designs`} ref={list}>
        {tabs.map((tab, index) => (
          <TabSheet
            key={tab.id}
            tab={tab}
            job={tab.generationJobId ? (jobs.get(tab.generationJobId) ?? null) : null}
            isActive={tab.id === activeId}
            onKeyDown={onKeyDown}
            onClose={() => closeDesign(tab.id)}
            onDragStart={() => (dragged.current = tab.id)}
            onDragOver={() => dragged.current && moveTab(dragged.current, index)}
            onDragEnd={() => (dragged.current = null)}
          />
        ))}
      </div>
      {isFolded && <AllDesigns />}
      <NewDesign />
      {!isFolded && <AllDesigns />}
      {!isFolded && <DesignMenu />}
    </div>
  );
}

function targetIndex(key: string, index: number, count: number): number | null {
  if (key === "ArrowRight") return (index + 1) % count;
  if (key === "ArrowLeft") return (index - 1 + count) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return null;
}
