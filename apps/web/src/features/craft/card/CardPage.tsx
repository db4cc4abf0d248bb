import { useEffect, useState } from "react";
import { Segmented } from "../../../ui/Segmented.tsx";
import { Announcer } from "../../announcer/index.ts";
import { type DraftTab, followOtherWindows, useTabsStore } from "../../tabs/index.ts";
import { aboutMinutes } from "../craft-words.ts";
import { useCraft } from "../use-craft.ts";
import { Card } from "./Card.tsx";
import { CardTimer } from "./CardTimer.tsx";
import styles from "./card.module.css";
import { useProgress } from "./use-progress.ts";

const PAPERS = [
  { value: "a4", label: "A4" },
  { value: "letter", label: "Letter" },
  { value: "a6", label: "A6" },
] as const;
type Paper = (typeof PAPERS)[number]["value"];

/** The page of a design's salon card, for printing on one sheet or for a phone at the table. */
export function CardPage() {
  const [, , id] = window.location.pathname.split("/");
  const tab = useTabsStore((state) => state.tabs.find((one) => one.id === id));
  // The design may still be changed in the window from which the card was opened.
  useEffect(followOtherWindows, []);
  return tab ? <ShownCard tab={tab} /> : <NoCard />;
}

function ShownCard({ tab }: { tab: DraftTab }) {
  const craft = useCraft(tab);
  const [paper, setPaper] = useState<Paper>("a4");
  const { progress, change } = useProgress(tab.id);
  return (
    <main className={styles.page} data-paper={paper}>
      <nav className={styles.bar} aria-label="Card">
        <a className="button button-quiet" href={`/designs/${encodeURIComponent(tab.id)}`}>
          Back to the design
        </a>
        <Segmented
          className={styles.papers}
          label="Paper"
          value={paper}
          options={PAPERS}
          onChange={setPaper}
        />
        <button className="button" type="button" onClick={() => window.print()}>
          Print
        </button>
      </nav>
      <Card tab={tab} craft={craft} progress={progress} change={change} />
      <CardTimer progress={progress} change={change} reckoned={aboutMinutes(craft.plan.minutes)} />
      <Announcer />
    </main>
  );
}

function NoCard() {
  return (
    <main className={styles.missing}>
      <h1 className={styles.title}>This design is not on this device</h1>
      <p>
        It was closed, or it is open in another browser or account. A card can only be made from a
        design that is open here.
      </p>
      <a className="button" href="/">
        To the studio
      </a>
    </main>
  );
}
