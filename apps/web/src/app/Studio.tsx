import { useEffect } from "react";
import { closePanel, followAddress, useOpenPanel } from "../features/address/index.ts";
import { Stage, ToolRail } from "../features/canvas/index.ts";
import { Commands } from "../features/commands/index.ts";
import { Collection } from "../features/collection/index.ts";
import { GenerateBar, KeptPictures, OutboxRunner } from "../features/generate/index.ts";
import { Inspector } from "../features/inspector/index.ts";
import { JobWatcher } from "../features/jobs/index.ts";
import { LiveUpdates } from "../features/live/index.ts";
import { MissedResultsWatcher } from "../features/missed-results/index.ts";
import { Notifier } from "../features/notify/index.ts";
import { QueuePanel } from "../features/queue/index.ts";
import { HandSwitch, ResultStrip } from "../features/results/index.ts";
import { WindowBadge } from "../features/window-badge/index.ts";
import { followOtherWindows, useTabsStore } from "../features/tabs/index.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Notices } from "./Notices.tsx";
import { StudioTop } from "./StudioTop.tsx";
import { useIsPhone } from "./use-is-phone.ts";
import { useStudioView } from "./use-studio-view.ts";
import styles from "./studio.module.css";

/** The layout: tabs above, tools left, the hand in the middle, the inspector right, the bar below. */
export function Studio() {
  const tab = useTabsStore((state) => state.tabs.find(({ id }) => id === state.activeId));
  const { show, shown } = useStudioView();
  const { panel } = useOpenPanel();
  const isPhone = useIsPhone();
  useEffect(followOtherWindows, []);
  useEffect(followAddress, []);
  if (!tab) return null;

  const shownImage = shown[tab.id] ?? null;
  return (
    <div className={styles.studio}>
      <StudioTop />
      <Notices />
      <main className={styles.main}>
        <div
          className={styles.design}
          role="tabpanel"
          id="design-panel"
          aria-labelledby={`tab-${tab.id}`}
        >
          <ErrorBoundary what="The photo" key={`stage-${tab.id}`}>
            {(!isPhone || tab.originalImage) && (
              <div className={styles.rail}>
                <ToolRail tabId={tab.id} />
              </div>
            )}
            <section className={styles.stage} aria-label="Photo and drawing">
              <Stage
                tabId={tab.id}
                shownImage={shownImage}
                onShowDraft={() => show(tab.id, null)}
                about={
                  shownImage && (
                    <HandSwitch image={shownImage} onShow={(image) => show(tab.id, image)} />
                  )
                }
              />
            </section>
          </ErrorBoundary>
          <div className={styles.strip}>
            <ResultStrip
              tab={tab}
              shownImage={shownImage}
              onShow={(image) => show(tab.id, image)}
            />
          </div>
        </div>
      </main>
      <aside className={styles.inspector} aria-label="Design">
        <ErrorBoundary what="The inspector" key={`inspector-${tab.id}`}>
          <Inspector tabId={tab.id} layout={isPhone ? "sheet" : "column"} />
        </ErrorBoundary>
      </aside>
      <footer className={styles.bar}>
        <GenerateBar tab={tab} />
      </footer>
      <QueuePanel open={panel === "queue"} onClose={() => closePanel("queue")} />
      <Collection open={panel === "collection"} />
      <Commands />
      <Background />
    </div>
  );
}

/** What keeps running whatever is shown. It draws nothing except the text for screen readers, the title and the icon. */
function Background() {
  return (
    <>
      <OutboxRunner />
      <KeptPictures />
      <JobWatcher />
      <LiveUpdates />
      <MissedResultsWatcher />
      <WindowBadge />
      <Notifier />
    </>
  );
}
