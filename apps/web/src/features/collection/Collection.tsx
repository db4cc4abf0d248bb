import { plural, t } from "@lingui/core/macro";
import type { Board, Design } from "@lacquer/contracts";
import { SquareCheck } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { Segmented } from "../../ui/Segmented.tsx";
import { SidePanel } from "../../ui/SidePanel.tsx";
import { closePanel, useOpenPanel } from "../address/index.ts";
import {
  BoardMenu,
  type BoardsState,
  PutOnBoard,
  useBoards,
  useShownBoard,
} from "./boards/index.ts";
import { CardGrid } from "./CardGrid.tsx";
import { DesignView } from "./DesignView.tsx";
import { EmptyCollection } from "./EmptyCollection.tsx";
import { type DesignFilters, withFilter } from "./filters.ts";
import { SearchBar } from "./SearchBar.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import { type CollectionState, useCollection } from "./use-collection.ts";
import { type Selection, useSelection } from "./use-selection.ts";
import styles from "./collection.module.css";

const shownChoices = () =>
  [
    { value: "all", label: t({ message: "All", comment: "All images." }) },
    { value: "favorites", label: t`Favourites` },
  ] as const;

/** The collection: all finished images, the newest first. */
export function Collection({ open }: { open: boolean }) {
  const { imageId } = useOpenPanel();
  const [filters, setFilters] = useState<DesignFilters>({});
  const collection = useCollection(open, filters);
  const close = () => closePanel("collection");
  return (
    <SidePanel
      open={open}
      onClose={close}
      width="wide"
      title={t`Collection`}
      description={t`Every finished image, kept by the studio.`}
    >
      <CollectionGrid open={open} collection={collection} filters={filters} onFilter={setFilters} />
      <SidePanel
        open={imageId !== null}
        onClose={close}
        title={t`Finished image`}
        description={t`Kept in your collection.`}
      >
        {imageId !== null && <DesignView key={imageId} id={imageId} collection={collection} />}
      </SidePanel>
    </SidePanel>
  );
}

interface CollectionGridProps {
  open: boolean;
  collection: CollectionState;
  filters: DesignFilters;
  onFilter: (filters: DesignFilters) => void;
}

function CollectionGrid({ open, collection, filters, onFilter }: CollectionGridProps) {
  const { designs, isLoading, hasMore } = collection;
  const selection = useSelection(designs);
  const boards = useBoards(open);
  const [putting, setPutting] = useState<readonly Design[] | null>(null);
  const board = useShownBoard(boards, filters.board, () =>
    onFilter(withFilter(filters, "board", "")),
  );
  const isFiltered = Object.keys(filters).length > 0;

  if (!isFiltered && isLoading) return <GridSkeleton />;
  if (!isFiltered && designs.length === 0 && !hasMore && !collection.failed)
    return <EmptyCollection />;

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape" && selection.isOn) selection.end();
  }

  return (
    <div
      role="presentation"
      onKeyDown={onKeyDown}
      {...(selection.isOn && { "data-own-escape": "" })}
    >
      <SearchBar filters={filters} onChange={onFilter} />
      <Tools {...{ filters, onFilter, boards, board, selection }} />
      <Found {...{ collection, filters, board, selection, onPut: setPutting }} />
      <PutOnBoard
        designs={putting}
        boards={boards}
        onClose={(isDone) => {
          setPutting(null);
          if (isDone && selection.isOn) selection.end();
        }}
      />
      {selection.isOn && (
        <SelectionBar
          selection={selection}
          actions={collection}
          newest={isFiltered ? undefined : designs[0]}
          onPut={setPutting}
          {...(board && {
            onTakeOff: (chosen: readonly Design[]) => void boards.takeOff(board, chosen),
          })}
        />
      )}
    </div>
  );
}

interface ToolsProps extends Pick<CollectionGridProps, "filters" | "onFilter"> {
  boards: BoardsState;
  board: Board | undefined;
  selection: Selection;
}

function Tools({ filters, onFilter, boards, board, selection }: ToolsProps) {
  return (
    <div className={styles.tools}>
      <Segmented
        label={t({ message: "Show", comment: "Which images to show." })}
        value={filters.only ?? "all"}
        options={shownChoices()}
        onChange={(only) => onFilter(withFilter(filters, "only", only === "all" ? "" : only))}
      />
      <div className={styles.side}>
        <BoardMenu
          boards={boards}
          board={board}
          onShow={(id) => onFilter(withFilter(filters, "board", id ?? ""))}
        />
        {!selection.isOn && (
          <button className="button button-quiet" type="button" onClick={selection.start}>
            <SquareCheck className="icon" aria-hidden />
            {t`Select`}
          </button>
        )}
      </div>
    </div>
  );
}

interface FoundProps extends Omit<CollectionGridProps, "open" | "onFilter"> {
  board: Board | undefined;
  selection: Selection;
  onPut: (designs: readonly Design[]) => void;
}

function Found({ collection, filters, board, selection, onPut }: FoundProps) {
  const { designs, isSearching, hasMore, loadMore } = collection;
  if (collection.failed && designs.length === 0) {
    return (
      <p className={styles.note}>
        {t`The collection could not be loaded.`}{" "}
        <button className="link-button" type="button" onClick={() => void collection.refetch()}>
          {t`Try again`}
        </button>
      </p>
    );
  }
  return (
    <>
      <p className="visually-hidden" role="status">
        {isSearching ? t`Searching` : foundWords(designs.length, hasMore)}
      </p>
      {designs.length === 0 && !isSearching && !hasMore && (
        <p className={styles.note}>{nothingFound(filters, board)}</p>
      )}
      <CardGrid {...{ designs, collection, selection, onPut }} />
      {hasMore && (
        <button className={`button button-quiet ${styles.more}`} type="button" onClick={loadMore}>
          {t`Show older images`}
        </button>
      )}
    </>
  );
}

const foundWords = (count: number, hasMore: boolean): string =>
  hasMore
    ? plural(count, { one: "# and more images", other: "# and more images" })
    : plural(count, { one: "# images", other: "# images" });

/** Says why no image is shown, and what to do about it. */
function nothingFound(filters: DesignFilters, board: Board | undefined): string {
  const isOnly = Object.keys(filters).length === 1;
  if (isOnly && filters.only)
    return t`No favourites here yet. Press the heart on an image to make it one.`;
  if (isOnly && board) {
    const { name } = board;
    return t`Nothing is on ${name} yet. Select images in the collection and put them on it.`;
  }
  return t`No image matches. Remove a word or a filter.`;
}

function GridSkeleton() {
  return (
    <div className={styles.grid} aria-busy="true">
      {[1, 2, 3, 4, 5, 6].map((card) => (
        <div key={card} className={`${styles.picture} skeleton`} />
      ))}
    </div>
  );
}
