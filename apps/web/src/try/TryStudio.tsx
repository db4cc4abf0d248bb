import { t } from "@lingui/core/macro";
import { useEffect, useState } from "react";
import { ErrorBoundary } from "../app/ErrorBoundary.tsx";
import { Notices } from "../app/Notices.tsx";
import styles from "../app/studio.module.css";
import {
  closeByEscape,
  closePanel,
  followAddress,
  type Panel,
  useOpenPanel,
} from "../features/address/index.ts";
import { Stage, ToolButton, ToolRail, ViewButtons } from "../features/canvas/index.ts";
import { Capture } from "../features/capture/index.ts";
import { Craft, CraftBrief, CraftLine, CraftMinutes, InTheChair } from "../features/craft/index.ts";
import { HistorySteps, useUndoKeys } from "../features/history/index.ts";
import { Inspector } from "../features/inspector/index.ts";
import { Looks } from "../features/looks/index.ts";
import { Sheet, useSheet } from "../features/sheet/index.ts";
import { TabBar } from "../features/tab-bar/index.ts";
import { type DraftTab, followOtherWindows, useTabsStore } from "../features/tabs/index.ts";
import { type Layout, useLayout } from "../hooks/use-layout.ts";
import { loadPartsAtRest } from "../platform/parts.ts";
import { Wordmark } from "../ui/Wordmark.tsx";
import { InstallDialog } from "./InstallDialog.tsx";
import { TryBar } from "./TryBar.tsx";
import { useStudioLinks } from "./use-studio-links.ts";

/**
 * The panels that work in the browser alone. All other panels need a studio, so the page says how to get one instead.
 */
const LOCAL: readonly (Panel | null)[] = [
  null,
  "camera",
  "craft",
  "crop",
  "designs",
  "look",
  "looks",
  "measure",
];

/** The studio's layout, without everything that only a studio with a server has. */
export function TryStudio() {
  const tab = useTabsStore((state) => state.tabs.find(({ id }) => id === state.activeId));
  const layout = useLayout();
  const sheet = useSheet((state) => state.height);
  const { panel } = useOpenPanel();
  const [isAsking, setAsking] = useState(false);
  const ask = () => setAsking(true);
  useStudioLinks(ask);
  useUndoKeys(tab?.id ?? "");
  useEffect(followOtherWindows, []);
  useEffect(followAddress, []);
  useEffect(closeByEscape, []);
  useEffect(() => void loadPartsAtRest(), []);
  if (!tab) return null;
  const needsStudio = !LOCAL.includes(panel);
  const close = () => {
    setAsking(false);
    if (panel !== null && needsStudio) closePanel(panel);
  };

  return (
    <div
      className={styles.studio}
      data-layout={layout}
      data-sheet={layout === "phone" ? sheet : undefined}
      data-alone={panel === "look" ? "" : undefined}
    >
      <header className={styles.top}>
        <h1 className={styles.name}>
          <Wordmark />
        </h1>
        <div className={styles.tabs}>
          <TabBar isFolded={layout === "phone" || layout === "low"} />
        </div>
      </header>
      <Notices />
      <Hand tab={tab} layout={layout} />
      <Controls tab={tab} layout={layout} onGenerate={ask} />
      {!needsStudio && <Capture tabId={tab.id} />}
      <Craft tab={tab} />
      <Looks />
      <InstallDialog open={isAsking || needsStudio} onClose={close} />
    </div>
  );
}

interface PartProps {
  tab: DraftTab;
  layout: Layout;
}

/** The photo or the drawn hand, with the tools that fit beside it. */
function Hand({ tab, layout }: PartProps) {
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
            <Stage tabId={tab.id} layout={layout} shownImage={null} onShowDraft={() => {}} />
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
      </div>
    </main>
  );
}

/** All choices, and the buttons that end the work: in a sheet over the photo on a phone, otherwise beside or below. */
function Controls({ tab, layout, onGenerate }: PartProps & { onGenerate: () => void }) {
  const sheet = useSheet((state) => state.height);
  const craft = {
    line: <CraftLine tab={tab} />,
    brief: <CraftMinutes tab={tab} />,
    section: <InTheChair tab={tab} />,
  };
  const results = (
    <p>
      {t`A studio of your own keeps its finished images here. On this page, Download saves the picture that you see.`}
    </p>
  );
  const inspector = (
    <ErrorBoundary what={t`The inspector`} key={`inspector-${tab.id}`}>
      <Inspector tabId={tab.id} layout={layout} results={results} craft={craft} />
    </ErrorBoundary>
  );
  const bar = (
    <footer className={styles.bar}>
      <TryBar tab={tab} layout={layout} onGenerate={onGenerate} />
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
