import type { Design } from "@lacquer/contracts";
import { SquareCheck } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Segmented } from "../../ui/Segmented.tsx";
import { SidePanel } from "../../ui/SidePanel.tsx";
import { closePanel, useOpenPanel } from "../address/index.ts";
import { DesignCard } from "./DesignCard.tsx";
import { DesignView } from "./DesignView.tsx";
import { EmptyCollection } from "./EmptyCollection.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import { type CollectionState, useCollection } from "./use-collection.ts";
import { useSelection } from "./use-selection.ts";
import styles from "./collection.module.css";

const FILTERS = [
  { value: "all", label: "All" },
  { value: "favorites", label: "Favourites" },
] as const;

/** Every finished image, newest first. */
export function Collection({ open }: { open: boolean }) {
  const { imageId } = useOpenPanel();
  const collection = useCollection(open);
  const close = () => closePanel("collection");
  return (
    <SidePanel
      open={open}
      onClose={close}
      width="wide"
      title="Collection"
      description="Every finished image, kept by the studio."
    >
      <CollectionGrid collection={collection} />
      <SidePanel
        open={imageId !== null}
        onClose={close}
        title="Finished image"
        description="Kept in your collection."
      >
        {imageId !== null && <DesignView key={imageId} id={imageId} collection={collection} />}
      </SidePanel>
    </SidePanel>
  );
}

function CollectionGrid({ collection }: { collection: CollectionState }) {
  const [filter, setFilter] = useState<"all" | "favorites">("all");
  const { designs, isLoading, hasMore, loadMore } = collection;
  const shown = filter === "all" ? designs : designs.filter((design) => design.favorite);

  const selection = useSelection(shown);

  if (isLoading) return <GridSkeleton />;
  if (collection.failed && designs.length === 0) {
    return (
      <p className={styles.note}>
        The collection could not be loaded.{" "}
        <button className="link-button" type="button" onClick={() => void collection.refetch()}>
          Try again
        </button>
      </p>
    );
  }
  if (designs.length === 0) return <EmptyCollection />;

  return (
    <>
      <div className={styles.tools}>
        <Segmented label="Show" value={filter} options={FILTERS} onChange={setFilter} />
        {!selection.isOn && (
          <button className="button button-quiet" type="button" onClick={selection.start}>
            <SquareCheck className="icon" aria-hidden />
            Select
          </button>
        )}
      </div>
      {shown.length === 0 && (
        <p className={styles.note}>
          No favourites here yet. Press the heart on an image to make it one.
        </p>
      )}
      <ul className={styles.grid}>
        {shown.map((design: Design) => (
          <DesignCard key={design.id} design={design} actions={collection} selection={selection} />
        ))}
      </ul>
      {hasMore && <MoreWhenSeen onSeen={loadMore} />}
      {selection.isOn && <SelectionBar selection={selection} actions={collection} />}
    </>
  );
}

/** The end of the loaded list. When it comes into view, it loads more. */
function MoreWhenSeen({ onSeen }: { onSeen: () => void }) {
  const element = useRef<HTMLButtonElement>(null);
  const latest = useRef(onSeen);
  useEffect(() => {
    latest.current = onSeen;
  });
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && latest.current(),
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return (
    <button
      ref={element}
      className={`button button-quiet ${styles.more}`}
      type="button"
      onClick={onSeen}
    >
      Show older images
    </button>
  );
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
