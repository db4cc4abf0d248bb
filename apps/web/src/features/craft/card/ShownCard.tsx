import { useState } from "react";
import { Segmented } from "../../../ui/Segmented.tsx";
import { Announcer } from "../../announcer/index.ts";
import type { DraftTab } from "../../tabs/index.ts";
import { aboutMinutes } from "../craft-words.ts";
import { tipsPath } from "../card-paths.ts";
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

/** The salon card with its buttons and clock, for printing on one sheet or for a phone at the table. */
export function ShownCard({ tab, isHere }: { tab: DraftTab; isHere: boolean }) {
  const craft = useCraft(tab);
  const [paper, setPaper] = useState<Paper>("a4");
  const { progress, change } = useProgress(tab.id);
  return (
    <main className={styles.page} data-paper={paper}>
      <nav className={styles.bar} aria-label="Card">
        {isHere ? (
          <a className="button button-quiet" href={`/designs/${encodeURIComponent(tab.id)}`}>
            Back to the design
          </a>
        ) : (
          <a className="button button-quiet" href="/">
            To the studio
          </a>
        )}
        <Segmented
          className={styles.papers}
          label="Paper"
          value={paper}
          options={PAPERS}
          onChange={setPaper}
        />
        <span className={styles.links}>
          <a className="button button-quiet" href={tipsPath(tab)}>
            Order tips
          </a>
          <button className="button" type="button" onClick={() => window.print()}>
            Print
          </button>
        </span>
      </nav>
      <Card tab={tab} craft={craft} progress={progress} change={change} />
      <CardTimer progress={progress} change={change} reckoned={aboutMinutes(craft.plan.minutes)} />
      <Announcer />
    </main>
  );
}
