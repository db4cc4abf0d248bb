import { useEffect } from "react";
import { closePanel, followAddress, useOpenPanel } from "../features/address/index.ts";
import { Stage, ToolRail } from "../features/canvas/index.ts";
import { Capture } from "../features/capture/index.ts";
import { Commands } from "../features/commands/index.ts";
import { Collection } from "../features/collection/index.ts";
import { GenerateBar } from "../features/generate/index.ts";
import { useNextSteps, useUndoKeys } from "../features/history/index.ts";
import { Inspector } from "../features/inspector/index.ts";
import { QueuePanel } from "../features/queue/index.ts";
import { HandSwitch, ResultStrip } from "../features/results/index.ts";
import { followOtherWindows, useTabsStore } from "../features/tabs/index.ts";
import { useIsPhone } from "../hooks/use-is-phone.ts";
import { usePart } from "../hooks/use-part.ts";
import { loadPartsAtRest, partOf } from "../platform/parts.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Notices } from "./Notices.tsx";
import { StudioTop } from "./StudioTop.tsx";
import { useStudioView } from "./use-studio-view.ts";
import styles from "./studio.module.css";

/** Begun as soon as the studio is drawn, which need not wait for it. */
const backgroundPart = partOf(() => import("./Background.tsx"));

/** The layout: tabs above, tools left, the hand in the middle, the inspector right, the bar below. */
export function Studio() {
  const tab = useTabsStore((state) => state.tabs.find(({ id }) => id === state.activeId));
  const { show, shown } = useStudioView();
  const { panel } = useOpenPanel();
  const isPhone = useIsPhone();
  const background = usePart(backgroundPart, true);
  const tabId = tab?.id ?? "";
  const { undo, redo } = useNextSteps(tabId);
  useUndoKeys(tabId);
  useEffect(followOtherWindows, []);
  useEffect(followAddress, []);
  useEffect(() => void loadPartsAtRest(), []);
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
            {(!isPhone || tab.originalImage || undo !== null || redo !== null) && (
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
      <Capture tabId={tab.id} />
      <Commands />
      {background && <background.Background />}
    </div>
  );
}
