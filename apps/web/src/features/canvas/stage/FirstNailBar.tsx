import { t } from "@lingui/core/macro";
import { ScanSearch } from "lucide-react";
import { type Finding, lookForNails, wordsFor } from "../finding/finding.ts";
import { chooseTool, type Tool } from "../tool/tool-store.ts";
import { PlaceFive } from "./PlaceFive.tsx";
import styles from "./bar.module.css";

interface Props {
  tabId: string;
  tool: Tool;
  finding: Finding | null;
}

/** The ways to place the first nail, and the result of the nail detection. */
export function FirstNailBar({ tabId, tool, finding }: Props) {
  const state = finding?.state ?? "done";
  return (
    <div className={styles.bar} data-floating data-crowded>
      {finding && state !== "done" ? (
        <span className={styles.barText}>{wordsFor(finding)}</span>
      ) : tool === "guide" ? (
        <span className={styles.barText}>{t`Drag along each nail from cuticle to tip.`}</span>
      ) : (
        <button type="button" className={styles.barButton} onClick={() => void lookForNails(tabId)}>
          <ScanSearch className="icon" aria-hidden />
          {t`Find nails`}
        </button>
      )}
      {tool !== "guide" && (
        <button type="button" className={styles.barButton} onClick={() => chooseTool("guide")}>
          {t`Mark the nails`}
        </button>
      )}
      <PlaceFive tabId={tabId} />
    </div>
  );
}
