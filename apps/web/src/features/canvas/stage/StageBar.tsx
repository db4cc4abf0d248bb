import { NAILS_MAX } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import type { DraftTab } from "../../tabs/index.ts";
import { clearNails } from "../actions/nail-actions.ts";
import type { Finding } from "../finding/finding.ts";
import { BrushBar } from "../options/BrushBar.tsx";
import type { Tool } from "../tool/tool-store.ts";
import { DropperBar } from "./DropperBar.tsx";
import { FirstNailBar } from "./FirstNailBar.tsx";
import { NailBar } from "./NailBar.tsx";
import { PlaceFive } from "./PlaceFive.tsx";
import { ProposalBar } from "./ProposalBar.tsx";
import styles from "./bar.module.css";

/** If fewer nails than this were found, the bar also offers to place five nails, because dragging those is quicker. */
const WHOLE_HAND = 4;

interface Props {
  tab: DraftTab;
  tool: Tool;
  selected: number | null;
  finding: Finding | null;
}

/** The only bar at the photo's lower edge. It shows options for the current tool or for the selected nail. */
export function StageBar({ tab, tool, selected, finding }: Props) {
  const nail = selected === null ? undefined : tab.nails[selected];
  if (tool === "pen" || tool === "eraser") return <BrushBar tab={tab} tool={tool} />;
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
        {isFull ? t`All ten nails are placed.` : t`Drag from cuticle to tip, or tap a nail.`}
      </span>
      <button type="button" className={styles.barButton} onClick={() => clearNails(tab.id)}>
        {t`Clear nails`}
      </button>
    </div>
  );
}
