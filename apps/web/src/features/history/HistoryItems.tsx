import { t } from "@lingui/core/macro";
import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useRef } from "react";
import { useLayout } from "../../hooks/use-layout.ts";
import type { FromButton } from "../../ui/OpensPart.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { useTabsStore } from "../tabs/index.ts";
import { type Row, rowsOf } from "./rows.ts";
import { walkHistory } from "./undo.ts";
import styles from "./history.module.css";

/** The list of all changes to the design, the newest first. Choosing an entry goes back or forward to it. */
export function HistoryItems({ tabId, ...from }: FromButton & { tabId: string }) {
  const history = useTabsStore(({ histories }) => histories[tabId]);
  const layout = useLayout();
  // The list opens beside the tools, so that it covers neither the photo nor the tools.
  const isBeside = layout === "desk" || layout === "low";
  const now = useRef<HTMLDivElement>(null);
  const done = history?.past.length ?? 0;
  const rows = history ? rowsOf(history).toReversed() : [];
  return (
    <Menu
      from={from}
      className={`menu ${styles.menu}`}
      side={isBeside ? "right" : "bottom"}
      align={layout === "low" ? "end" : "start"}
      // In a low window, the button is in the panel of the tools, and the list opens beside the panel.
      sideOffset={layout === "low" ? 72 : 8}
      collisionPadding={8}
      aria-label={t`History of the design`}
      onFocus={(event) => {
        if (event.target !== event.currentTarget) return;
        now.current?.focus();
      }}
    >
      <p className={styles.title}>{t`History`}</p>
      <DropdownMenu.RadioGroup
        value={String(done)}
        onValueChange={(value) => walkHistory(tabId, Number(value) - done)}
      >
        {rows.map((row) => (
          <DropdownMenu.RadioItem
            key={row.done}
            ref={row.done === done ? now : undefined}
            className={`menu-item ${styles.row}`}
            data-again=""
            data-undone={row.done > done ? "" : undefined}
            value={String(row.done)}
            // The list stays open, so that the user can step further back or forward.
            onSelect={(event) => event.preventDefault()}
          >
            <RowFace row={row} isUndone={row.done > done} />
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </Menu>
  );
}

function RowFace({ row, isUndone }: { row: Row; isUndone: boolean }) {
  return (
    <>
      <span className={styles.words}>{row.words}</span>
      {isUndone && <span className="visually-hidden">{t`taken back`}</span>}
      <DropdownMenu.ItemIndicator className={styles.now}>
        <Check className="icon" aria-hidden />
      </DropdownMenu.ItemIndicator>
    </>
  );
}
