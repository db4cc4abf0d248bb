import {
  FINGERS,
  type Finger,
  HANDS,
  type Hand,
  NAILS_MAX,
  type NailGuide,
} from "@lacquer/contracts";
import { ScanSearch, Sparkle, Trash2 } from "lucide-react";
import type { DraftTab } from "../../tabs/index.ts";
import { type Finding, lookForNails, wordsFor } from "../finding/finding.ts";
import { ProposalBar } from "./ProposalBar.tsx";
import { changeNail, clearNails, placeFive, removeNail } from "../actions/nail-actions.ts";
import { DropperBar, EraserBar, PenBar } from "./ToolBars.tsx";
import styles from "./bar.module.css";
import { chooseTool, type Tool } from "../tool/tool-store.ts";

/** Fewer found nails than this are worth less than five to drag into place. */
const WHOLE_HAND = 4;

interface Props {
  tab: DraftTab;
  tool: Tool;
  selected: number | null;
  finding: Finding | null;
}

/** The one bar over the photo's lower edge: what the tool in hand, or the chosen nail, can be told. */
export function StageBar({ tab, tool, selected, finding }: Props) {
  const nail = selected === null ? undefined : tab.nails[selected];
  if (tool === "pen") return <PenBar tab={tab} />;
  if (tool === "eraser") return <EraserBar tab={tab} />;
  if (tool === "eyedropper") return <DropperBar />;
  if (tool === "hand") return null;
  if (nail && selected !== null) return <NailBar tabId={tab.id} nail={nail} index={selected} />;
  if (finding?.state === "proposed") {
    return (
      <ProposalBar tabId={tab.id} finding={finding}>
        {tab.nails.length === 0 && finding.nails.length < WHOLE_HAND && (
          <PlaceFive tabId={tab.id} />
        )}
      </ProposalBar>
    );
  }
  if (tab.nails.length === 0) return <FirstNailBar tabId={tab.id} tool={tool} finding={finding} />;
  if (tool !== "guide") return null;
  const isFull = tab.nails.length >= NAILS_MAX;
  return (
    <div className={styles.bar} data-floating>
      <span className={styles.barText}>
        {isFull ? "All ten nails are placed." : "Drag from cuticle to tip, or tap a nail."}
      </span>
      <button type="button" className={styles.barButton} onClick={() => clearNails(tab.id)}>
        Clear nails
      </button>
    </div>
  );
}

interface FirstNailProps {
  tabId: string;
  tool: Tool;
  finding: Finding | null;
}

function FirstNailBar({ tabId, tool, finding }: FirstNailProps) {
  const state = finding?.state ?? "done";
  return (
    <div className={styles.bar} data-floating data-crowded>
      {finding && state !== "done" ? (
        <span className={styles.barText}>{wordsFor(finding)}</span>
      ) : tool === "guide" ? (
        <span className={styles.barText}>Drag on each nail from cuticle to tip.</span>
      ) : (
        <button type="button" className={styles.barButton} onClick={() => void lookForNails(tabId)}>
          <ScanSearch className="icon" aria-hidden />
          Find nails
        </button>
      )}
      {tool !== "guide" && (
        <button type="button" className={styles.barButton} onClick={() => chooseTool("guide")}>
          Mark the nails
        </button>
      )}
      <PlaceFive tabId={tabId} />
    </div>
  );
}

function PlaceFive({ tabId }: { tabId: string }) {
  return (
    <button type="button" className={styles.barButton} onClick={() => placeFive(tabId)}>
      <Sparkle className="icon" aria-hidden />
      Place five
    </button>
  );
}

function NailBar({ tabId, nail, index }: { tabId: string; nail: NailGuide; index: number }) {
  const setHand = (value: string) => {
    const { hand: _before, ...rest } = nail;
    changeNail(tabId, index, value === "" ? rest : { ...rest, hand: value as Hand });
  };
  return (
    <div className={styles.bar} data-floating role="group" aria-label="Chosen nail">
      <select
        aria-label="Hand"
        className={styles.select}
        value={nail.hand ?? ""}
        onChange={({ currentTarget }) => setHand(currentTarget.value)}
      >
        <option value="">either hand</option>
        {HANDS.map((hand) => (
          <option key={hand} value={hand}>
            {hand} hand
          </option>
        ))}
      </select>
      <select
        aria-label="Finger"
        className={styles.select}
        value={nail.finger}
        onChange={({ currentTarget }) =>
          changeNail(tabId, index, { ...nail, finger: currentTarget.value as Finger })
        }
      >
        {FINGERS.map((finger) => (
          <option key={finger} value={finger}>
            {finger}
          </option>
        ))}
      </select>
      <button
        type="button"
        className={styles.barIcon}
        aria-label="Remove this nail"
        title="Remove this nail (Delete)"
        onClick={() => removeNail(tabId, index)}
      >
        <Trash2 className="icon" aria-hidden />
      </button>
    </div>
  );
}
