import type { DesignMoney } from "@lacquer/contracts";
import type { MouseEvent } from "react";
import { closePanel, designPath, openPanel, panelPath } from "../address/index.ts";
import { useTabsStore } from "../tabs/index.ts";
import { fromServer } from "../../platform/messages.ts";
import { shortTime } from "../../ui/format.ts";
import { moneyWords } from "./money-words.ts";
import styles from "./ledger.module.css";

interface LedgerLineProps {
  title: string;
  jobId: string | null;
  design: DesignMoney | null;
  why: string;
  createdAt: string;
  amount: string;
}

/** Shows one movement of credits: its design, why the credits moved, and what the design has cost so far. */
export function LedgerLine({ title, jobId, design, why, createdAt, amount }: LedgerLineProps) {
  return (
    <li className={styles.line}>
      <div className={styles.about}>
        {design && jobId ? <DesignLink jobId={jobId} design={design} /> : <span>{title}</span>}
        <small>{`${shortTime(createdAt)} · ${fromServer(why) ?? why}`}</small>
        {design && <small className="tabular">{moneyWords(design)}</small>}
      </div>
      <span className={`${styles.amount} tabular`} translate="no">
        {amount}
      </span>
    </li>
  );
}

/** Links to the design if it is open in this browser, otherwise to its first finished image. */
function DesignLink({ jobId, design }: { jobId: string; design: DesignMoney }) {
  const { name, tabId, imageIndex } = design;
  const tab = useTabsStore(({ tabs }) => tabs.find(({ id }) => id === tabId));
  if (!tab && imageIndex === null) return <span>{name}</span>;
  const image = `${jobId}.${imageIndex}`;

  function follow(event: MouseEvent) {
    // With a modifier key held down, the link works like any link, for example to open a new window.
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (!tab) return openPanel("made", image);
    closePanel("credits");
    useTabsStore.getState().activate(tab.id);
  }

  return (
    <a
      className={styles.design}
      href={tab ? designPath(tab.id) : (panelPath("made", image) ?? undefined)}
      onClick={follow}
    >
      {tab?.name ?? name}
    </a>
  );
}
