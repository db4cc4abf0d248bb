import { REFERENCES_MAX } from "@lacquer/contracts";
import { ArrowDown, ArrowUp, CloudOff, Pin, Plus, RotateCw, X } from "lucide-react";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { nailName, setNailReference } from "../canvas/index.ts";
import { isKept, useShownUrl } from "../outbox/index.ts";
import type { DraftReference, DraftTab } from "../tabs/index.ts";
import {
  addReferences,
  type Arriving,
  dismissArriving,
  moveReference,
  removeReference,
  sendReference,
  setReferenceWeight,
  useArrivingReferences,
} from "./referenceStore.ts";
import { PICTURE_FILES } from "../uploads/index.ts";
import { Picture } from "../../ui/Picture.tsx";
import styles from "./references.module.css";
import type { Design } from "./useDesign.ts";

const hasFocusInField = () => document.activeElement?.matches("input, textarea, select") ?? false;

/** Pictures that show the way, each with its own weight; one of them may be for `nail` alone. */
export function References({ tab, nail }: { tab: DraftTab; nail: Design["nail"] }) {
  const arriving = useArrivingReferences(tab.id);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const { id, references } = tab;
  const isFull = references.length + arriving.length >= REFERENCES_MAX;
  const takesPaste = tab.originalImage !== null;

  useEffect(() => {
    if (!takesPaste) return;
    const onPaste = ({ clipboardData }: ClipboardEvent) => {
      const files = [...(clipboardData?.files ?? [])];
      if (files.length > 0 && !hasFocusInField()) addReferences(id, files);
    };
    window.addEventListener("paste", onPaste);
    return () => window.removeEventListener("paste", onPaste);
  }, [id, takesPaste]);

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    addReferences(id, event.dataTransfer.files);
  };
  return (
    <div
      className={styles.references}
      data-over={isOver}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <ul className={styles.list}>
        {references.map((reference, index) => (
          <ReferenceItem
            key={reference.url}
            tabId={id}
            reference={reference}
            index={index}
            count={references.length}
            nail={nail}
          />
        ))}
        {arriving.map((item) => (
          <ArrivingItem key={item.id} tabId={id} item={item} />
        ))}
        {!isFull && (
          <li>
            <button type="button" className={styles.add} onClick={() => input.current?.click()}>
              <Plus className="icon" aria-hidden />
              <span className={references.length + arriving.length > 0 ? "visually-hidden" : ""}>
                Add references: choose, drop or paste pictures
              </span>
            </button>
          </li>
        )}
      </ul>
      <input
        ref={input}
        type="file"
        accept={PICTURE_FILES}
        multiple
        hidden
        onChange={({ currentTarget }) => {
          addReferences(id, currentTarget.files ?? []);
          currentTarget.value = "";
        }}
      />
    </div>
  );
}

interface ItemProps {
  tabId: string;
  reference: DraftReference;
  index: number;
  count: number;
  nail: Design["nail"];
}

function ReferenceItem({ tabId, reference, index, count, nail }: ItemProps) {
  const name = `reference ${index + 1}`;
  const shown = useShownUrl(reference.url);
  const isUnsent = isKept(reference.url);
  const isOwn = nail?.guide.design?.referenceImageUrl === reference.url;
  return (
    <li className={styles.item}>
      <Picture src={shown ?? undefined} alt={`Reference ${index + 1}`} draggable={false} />
      {isUnsent && (
        <CloudOff className={`icon ${styles.unsent}`} role="img" aria-label="Not sent yet" />
      )}
      {count > 1 && (
        <>
          <input
            className={styles.weight}
            type="range"
            min={0}
            max={100}
            value={Math.round(reference.weight)}
            aria-label={`Weight of ${name}`}
            onChange={({ currentTarget }) =>
              setReferenceWeight(tabId, index, Number(currentTarget.value))
            }
          />
          <span className={`${styles.share} tabular`}>{Math.round(reference.weight)}</span>
        </>
      )}
      {count === 1 && (
        <span className={styles.only}>
          {isUnsent
            ? "Kept here and sent when you are back."
            : "The only one, so it counts in full."}
        </span>
      )}
      <span className={styles.actions}>
        {nail && (
          <button
            type="button"
            aria-label={`Only ${name} on the ${nailName(nail.guide).toLowerCase()}`}
            aria-pressed={isOwn}
            disabled={isUnsent}
            onClick={() => setNailReference(tabId, nail.index, isOwn ? null : reference.url)}
          >
            <Pin className="icon" aria-hidden />
          </button>
        )}
        {count > 1 && (
          <>
            <button
              type="button"
              aria-label={`Move ${name} forward`}
              disabled={index === 0}
              onClick={() => moveReference(tabId, index, -1)}
            >
              <ArrowUp className="icon" aria-hidden />
            </button>
            <button
              type="button"
              aria-label={`Move ${name} back`}
              disabled={index === count - 1}
              onClick={() => moveReference(tabId, index, 1)}
            >
              <ArrowDown className="icon" aria-hidden />
            </button>
          </>
        )}
        <button
          type="button"
          aria-label={`Remove ${name}`}
          onClick={() => removeReference(tabId, index)}
        >
          <X className="icon" aria-hidden />
        </button>
      </span>
    </li>
  );
}

function ArrivingItem({ tabId, item }: { tabId: string; item: Arriving }) {
  return (
    <li className={styles.item} data-waiting={item.error === null}>
      <img src={item.preview} alt="" draggable={false} />
      <span className={styles.only} role={item.error ? "alert" : "status"}>
        {item.error ?? "On its way."}
      </span>
      <span className={styles.actions}>
        {item.error && (
          <button
            type="button"
            aria-label="Try again"
            onClick={() => void sendReference(tabId, item)}
          >
            <RotateCw className="icon" aria-hidden />
          </button>
        )}
        {item.error && (
          <button
            type="button"
            aria-label="Leave it"
            onClick={() => dismissArriving(tabId, item.id)}
          >
            <X className="icon" aria-hidden />
          </button>
        )}
      </span>
    </li>
  );
}
