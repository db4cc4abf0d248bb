import { t } from "@lingui/core/macro";
import { useEffect } from "react";
import {
  closeByEscape,
  closePanel,
  followAddress,
  useIsOpen,
  useOpenPanel,
} from "../features/address/index.ts";
import { Stage, ToolButton, ToolRail, ViewButtons } from "../features/canvas/index.ts";
import { Capture } from "../features/capture/index.ts";
import { Commands } from "../features/commands/index.ts";
import { Craft, CraftBrief, CraftLine, CraftMinutes, InTheChair } from "../features/craft/index.ts";
import { Collection } from "../features/collection/index.ts";
import { GenerateBar } from "../features/generate/index.ts";
import { HistorySteps, useUndoKeys } from "../features/history/index.ts";
import { Inspector } from "../features/inspector/index.ts";
import { QueuePanel } from "../features/queue/index.ts";
import { HandSwitch, ResultStrip, useRevealFirst } from "../features/results/index.ts";
import { Sheet, useSheet } from "../features/sheet/index.ts";
import { type DraftTab, followOtherWindows, useTabsStore } from "../features/tabs/index.ts";
import { Versions } from "../features/versions/index.ts";
import { type Layout, useLayout } from "../hooks/use-layout.ts";
import { usePart } from "../hooks/use-part.ts";
import { loadPartsAtRest, partOf } from "../platform/parts.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Notices } from "./Notices.tsx";
import { StudioTop } from "./StudioTop.tsx";
import { useStudioView } from "./use-studio-view.ts";
import styles from "./studio.module.css";

/** Loaded after the studio is drawn, because the first paint does not need this part. */
const backgroundPart = partOf(() => import("./Background.tsx"));

/** The layout: the photo takes all free space, and everything else lies beside or below it. */
export function Studio() {
  const tab = useTabsStore((state) => state.tabs.find(({ id }) => id === state.activeId));
  const layout = useLayout();
  const sheet = useSheet((state) => state.height);
  const isAlone = useIsOpen("look");
  const background = usePart(backgroundPart, true);
  const { panel } = useOpenPanel();
  useUndoKeys(tab?.id ?? "");
  useEffect(followOtherWindows, []);
  useEffect(followAddress, []);
  useEffect(closeByEscape, []);
  useEffect(() => void loadPartsAtRest(), []);
  if (!tab) return null;

  return (
    <div
      className={styles.studio}
      data-layout={layout}
      data-sheet={layout === "phone" ? sheet : undefined}
      data-alone={isAlone ? "" : undefined}
    >
      <StudioTop layout={layout} />
      <Notices />
      <Hand tab={tab} layout={layout} />
      <Controls tab={tab} layout={layout} />
      <QueuePanel open={panel === "queue"} onClose={() => closePanel("queue")} />
      <Collection open={panel === "collection"} />
      <Versions open={panel === "made" || panel === "compare"} />
      <Capture tabId={tab.id} />
      <Craft tab={tab} />
      <Commands />
      {background && <background.Background />}
    </div>
  );
}

interface PartProps {
  tab: DraftTab;
  layout: Layout;
}

/** The photo, together with the tools and results that fit beside it. */
function Hand({ tab, layout }: PartProps) {
  const { show, shown } = useStudioView();
  const shownImage = shown[tab.id] ?? null;
  useRevealFirst(tab, shownImage, (image) => show(tab.id, image));
  return (
    <main className={styles.main}>
      <div
        className={styles.design}
        role="tabpanel"
        id="design-panel"
        aria-labelledby={`tab-${tab.id}`}
      >
        <ErrorBoundary what={t`The photo`} key={`stage-${tab.id}`}>
          <section className={styles.stage} aria-label={t`Photo and drawing`}>
            <Stage
              tabId={tab.id}
              layout={layout}
              shownImage={shownImage}
              onShowDraft={() => show(tab.id, null)}
              about={
                shownImage && (
                  <HandSwitch image={shownImage} onShow={(image) => show(tab.id, image)} />
                )
              }
            />
          </section>
          {(layout === "desk" || layout === "tablet") && (
            <div className={styles.rail}>
              <ToolRail
                tabId={tab.id}
                orientation={layout === "desk" ? "vertical" : "horizontal"}
              />
              {layout === "tablet" && <ViewButtons />}
            </div>
          )}
        </ErrorBoundary>
        {layout === "desk" && (
          <div className={styles.strip}>
            <Results tab={tab} />
          </div>
        )}
      </div>
    </main>
  );
}

/** All choices and the Generate button: in a sheet over the photo on a phone, otherwise beside or below the photo. */
function Controls({ tab, layout }: PartProps) {
  const sheet = useSheet((state) => state.height);
  const craft = {
    line: <CraftLine tab={tab} />,
    brief: <CraftMinutes tab={tab} />,
    section: <InTheChair tab={tab} />,
  };
  const inspector = (
    <ErrorBoundary what={t`The inspector`} key={`inspector-${tab.id}`}>
      <Inspector tabId={tab.id} layout={layout} results={<Results tab={tab} />} craft={craft} />
    </ErrorBoundary>
  );
  const bar = (
    <footer className={styles.bar}>
      <GenerateBar tab={tab} layout={layout} />
    </footer>
  );
  if (layout !== "phone") {
    return (
      <>
        <aside className={styles.inspector} aria-label={t`Design`}>
          {inspector}
        </aside>
        {bar}
      </>
    );
  }
  return (
    <Sheet
      steps={
        <>
          <HistorySteps tabId={tab.id} />
          <CraftBrief tab={tab} />
        </>
      }
      tools={sheet !== "low" && <ToolButton tabId={tab.id} place="docked" />}
      foot={bar}
    >
      <div className={styles.inspector}>{inspector}</div>
    </Sheet>
  );
}

function Results({ tab }: { tab: DraftTab }) {
  const { show, shown } = useStudioView();
  return (
    <ResultStrip
      tab={tab}
      shownImage={shown[tab.id] ?? null}
      onShow={(image) => show(tab.id, image)}
    />
  );
}
