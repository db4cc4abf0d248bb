import { Stage, ToolRail } from "../features/canvas/index.ts";
import { Inspector } from "../features/inspector/index.ts";
import { useTabsStore } from "../features/tabs/index.ts";
import { useIsPhone } from "./use-is-phone.ts";
import { useView } from "./view.ts";
import "./studio.css";

/** The layout: tabs above, tools left, the hand in the middle, the inspector right, the bar below. */
export function Studio() {
  const tab = useTabsStore((state) => state.tabs.find(({ id }) => id === state.activeId));
  const shown = useView((state) => (tab ? (state.shown[tab.id] ?? null) : null));
  const show = useView((state) => state.show);
  const isPhone = useIsPhone();
  if (!tab) return null;

  return (
    <div className="studio">
      <header className="studio-top" />
      <main className="studio-main">
        <div className="studio-rail">
          <ToolRail />
        </div>
        <section className="studio-stage" aria-label="Photo and drawing">
          <Stage tab={tab} shownImage={shown} onShowDraft={() => show(tab.id, null)} />
        </section>
      </main>
      <aside className="studio-inspector" aria-label="Design">
        <Inspector tab={tab} layout={isPhone ? "sheet" : "column"} />
      </aside>
      <footer className="studio-bar" />
    </div>
  );
}
