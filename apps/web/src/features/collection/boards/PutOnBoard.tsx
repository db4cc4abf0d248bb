import { plural, t } from "@lingui/core/macro";
import type { Board, Design } from "@lacquer/contracts";
import { Modal } from "../../../ui/Modal.tsx";
import { SmallPicture } from "../../../ui/SmallPicture.tsx";
import { BoardNameForm } from "./BoardNameForm.tsx";
import type { BoardsState } from "./use-boards.ts";
import styles from "./boards.module.css";

interface PutOnBoardProps {
  /** The images to put on a board; null while the dialog is closed. */
  designs: readonly Design[] | null;
  boards: BoardsState;
  /** Called when the dialog closes. `isDone` says whether the images were put on a board. */
  onClose: (isDone: boolean) => void;
}

/** Asks for a board, or for the name of a new one, and puts the images on it. */
export function PutOnBoard({ designs, boards, onClose }: PutOnBoardProps) {
  const count = designs?.length ?? 0;
  function put(board: Board) {
    if (designs) void boards.put(board, designs);
    onClose(true);
  }
  return (
    <Modal
      open={designs !== null}
      onClose={() => onClose(false)}
      title={plural(count, {
        one: "Put on a board",
        other: "Put # images on a board",
      })}
      description={t`A board gathers images for a client, a season or an idea. An image may be on several boards.`}
    >
      {boards.boards.length > 0 && (
        <ul className={styles.list} aria-label={t`Boards`}>
          {boards.boards.map((board) => (
            <li key={board.id}>
              <button className={styles.board} type="button" onClick={() => put(board)}>
                <span className={styles.cover} aria-hidden>
                  {board.coverUrl && <SmallPicture url={board.coverUrl} sizes="44px" />}
                </span>
                <span className={styles.name}>{board.name}</span>
                <span className={`${styles.count} tabular`}>{board.images}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <BoardNameForm
        label={t`A new board`}
        action={t`Create`}
        onSave={async (name) => put(await boards.create(name))}
      />
    </Modal>
  );
}
