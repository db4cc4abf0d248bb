import { t } from "@lingui/core/macro";
import type { Board } from "@lacquer/contracts";
import { ChevronDown, LayoutPanelTop, PencilLine, Plus, Trash2 } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useRef, useState } from "react";
import { Menu } from "../../../ui/Menu.tsx";
import { Modal } from "../../../ui/Modal.tsx";
import { BoardNameForm } from "./BoardNameForm.tsx";
import type { BoardsState } from "./use-boards.ts";
import styles from "./boards.module.css";

interface BoardMenuProps {
  boards: BoardsState;
  /** The board that is shown; undefined = the whole collection. */
  board: Board | undefined;
  onShow: (boardId: string | undefined) => void;
}

/** The menu that shows one board or the whole collection, and makes, renames and deletes boards. */
export function BoardMenu({ boards, board, onShow }: BoardMenuProps) {
  const [naming, setNaming] = useState<"new" | "rename" | null>(null);
  // The dialog may open only after the menu has released the focus.
  const next = useRef<"new" | "rename" | null>(null);
  const name = board?.name ?? "";
  return (
    <>
      <Menu
        from={
          <DropdownMenu.Trigger className="button button-quiet">
            <LayoutPanelTop className="icon" aria-hidden />
            <span className={styles.shown}>{board?.name ?? t`Boards`}</span>
            <ChevronDown className="icon" aria-hidden />
          </DropdownMenu.Trigger>
        }
        align="end"
        onCloseAutoFocus={(event) => {
          if (!next.current) return;
          event.preventDefault();
          setNaming(next.current);
          next.current = null;
        }}
      >
        <Choices {...{ boards, board, onShow }} />
        <div className="menu-line" />
        <DropdownMenu.Item className="menu-item" onSelect={() => (next.current = "new")}>
          <Plus className="icon" aria-hidden />
          <span>{t`New board`}</span>
        </DropdownMenu.Item>
        {board && (
          <>
            <DropdownMenu.Item className="menu-item" onSelect={() => (next.current = "rename")}>
              <PencilLine className="icon" aria-hidden />
              <span>{t`Rename ${name}`}</span>
            </DropdownMenu.Item>
            <DropdownMenu.Item
              className="menu-item"
              onSelect={() => {
                onShow(undefined);
                boards.remove(board);
              }}
            >
              <Trash2 className="icon" aria-hidden />
              <span>{t`Delete ${name}`}</span>
            </DropdownMenu.Item>
          </>
        )}
      </Menu>
      <Modal
        open={naming !== null}
        onClose={() => setNaming(null)}
        title={naming === "rename" ? t`Rename the board` : t`A new board`}
        description={t`For a client, a season or an idea.`}
      >
        <BoardNameForm
          key={naming}
          label={t`Name`}
          {...(naming === "rename" && board && { name: board.name })}
          action={naming === "rename" ? t`Rename` : t`Create`}
          onSave={async (name) => {
            if (naming === "rename" && board) await boards.rename(board, name);
            else onShow((await boards.create(name)).id);
            setNaming(null);
          }}
        />
      </Modal>
    </>
  );
}

function Choices({ boards, board, onShow }: BoardMenuProps) {
  return (
    <DropdownMenu.RadioGroup
      className={styles.choices}
      aria-label={t`Which images`}
      value={board?.id ?? ""}
      onValueChange={(id) => onShow(id || undefined)}
    >
      <DropdownMenu.RadioItem className={`menu-item ${styles.choice}`} value="">
        {t`All images`}
      </DropdownMenu.RadioItem>
      {boards.boards.map(({ id, name, images }) => (
        <DropdownMenu.RadioItem key={id} className={`menu-item ${styles.choice}`} value={id}>
          <span className={styles.name}>{name}</span>
          <span className={`${styles.count} tabular`}>{images}</span>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
