import { Check, History as HistoryIcon } from "lucide-react";
import { DropdownMenu, Toolbar } from "radix-ui";
import { useRef } from "react";
import { useIsPhone } from "../../hooks/use-is-phone.ts";
import { useTabsStore } from "../tabs/index.ts";
import { type Row, rowsOf } from "./rows.ts";
import { walkHistory } from "./undo.ts";
import styles from "./history.module.css";

interface HistoryMenuProps {
  tabId: string;
  /** As the tools it stands among look. */
  className: string | undefined;
}

/** Everything that was done to the design, newest first, to step back in and forth again. */
export function HistoryMenu({ tabId, className }: HistoryMenuProps) {
  const history = useTabsStore(({ histories }) => histories[tabId]);
  const isPhone = useIsPhone();
  const now = useRef<HTMLDivElement>(null);
  const done = history?.past.length ?? 0;
  const rows = history ? rowsOf(history).toReversed() : [];
  return (
    <DropdownMenu.Root modal={false}>
      <Toolbar.Button asChild>
        <DropdownMenu.Trigger
          className={className}
          aria-label="History"
          title="History"
          disabled={rows.length < 2}
        >
          <HistoryIcon className="icon" aria-hidden />
        </DropdownMenu.Trigger>
      </Toolbar.Button>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={`menu ${styles.menu}`}
          side={isPhone ? "bottom" : "right"}
          align="start"
          sideOffset={8}
          collisionPadding={8}
          aria-label="History of the design"
          onFocus={(event) => {
            if (event.target !== event.currentTarget) return;
            now.current?.focus();
          }}
        >
          <p className={styles.title}>History</p>
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
                // The list stays, to step on in.
                onSelect={(event) => event.preventDefault()}
              >
                <RowFace row={row} isUndone={row.done > done} />
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function RowFace({ row, isUndone }: { row: Row; isUndone: boolean }) {
  return (
    <>
      <span className={styles.words}>{row.words}</span>
      {isUndone && <span className="visually-hidden">taken back</span>}
      <DropdownMenu.ItemIndicator className={styles.now}>
        <Check className="icon" aria-hidden />
      </DropdownMenu.ItemIndicator>
    </>
  );
}
