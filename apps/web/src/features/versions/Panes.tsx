import { t } from "@lingui/core/macro";
import { fileUrls, type Job } from "@lacquer/contracts";
import { GitBranch, Maximize, SlidersHorizontal, X, ZoomIn, ZoomOut } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { Picture } from "../../ui/Picture.tsx";
import { leavePanels } from "../address/index.ts";
import {
  fittedSize,
  openRoom,
  panGesture,
  photoRect,
  placed,
  useElementSize,
  useStagePointer,
  useWheel,
  type ViewControl,
  WHOLE,
} from "../canvas/index.ts";
import { continueFrom, takeSettings } from "../reuse/index.ts";
import type { Result } from "./result-id.ts";
import { type SharedView, usePaneControl, useSharedView } from "./use-shared-view.ts";
import styles from "./panes.module.css";

/** One image of a comparison, in a pane of its own. */
export interface PaneItem {
  result: Result;
  /** Null until the job is loaded. */
  job: Job | null;
  letter: string;
  /** A text such as "Version 2, image 1". */
  words: string;
  /** The name for a design that continues from this image. */
  name: string;
}

interface PanesProps {
  items: readonly PaneItem[];
  onRemove: (result: Result) => void;
}

const KEY_ZOOM = 1.25;
const KEY_PAN = 48;

/** Shows up to four images side by side. Zooming or moving one image zooms or moves all of them. */
export function Panes({ items, onRemove }: PanesProps) {
  const shared = useSharedView();
  const { view, change } = shared;
  const zoom = (factor: number) =>
    change((now) => ({ ...now, scale: Math.min(8, Math.max(1, now.scale * factor)) }));
  return (
    <div className={styles.area}>
      <div className={styles.panes} data-count={items.length}>
        {items.map((item) => (
          <Pane
            key={`${item.result.jobId} ${item.result.imageIndex}`}
            item={item}
            shared={shared}
            onRemove={items.length > 1 ? () => onRemove(item.result) : null}
          />
        ))}
      </div>
      <div className={styles.controls} role="toolbar" aria-label={t`All images`}>
        <button
          className="icon-button"
          type="button"
          aria-label={t`Zoom out`}
          disabled={view.scale <= 1}
          onClick={() => zoom(1 / KEY_ZOOM)}
        >
          <ZoomOut className="icon" aria-hidden />
        </button>
        <output className="tabular" aria-label={t`Zoom`}>
          {percentWords(view.scale)}
        </output>
        <button
          className="icon-button"
          type="button"
          aria-label={t`Zoom in`}
          disabled={view.scale >= 8}
          onClick={() => zoom(KEY_ZOOM)}
        >
          <ZoomIn className="icon" aria-hidden />
        </button>
        <button
          className="icon-button"
          type="button"
          aria-label={t`Whole images`}
          onClick={() => change(() => WHOLE)}
        >
          <Maximize className="icon" aria-hidden />
        </button>
      </div>
    </div>
  );
}

interface PaneProps {
  item: PaneItem;
  shared: SharedView;
  onRemove: (() => void) | null;
}

function Pane({ item, shared, onRemove }: PaneProps) {
  const { result, letter, words } = item;
  const element = useRef<HTMLDivElement>(null);
  const pane = useElementSize(element);
  const [picture, setPicture] = useState({ width: 1, height: 1 });
  const [isLost, setLost] = useState(false);
  const control = usePaneControl(shared, picture, pane);
  useWheel(element, control.zoom, control.pan);
  useKeys(element, control);
  const room = openRoom(pane ?? { width: 1, height: 1 });
  const rect = photoRect(control.view, picture, room);
  const pointer = useStagePointer({
    rect,
    control,
    begin: (from) => panGesture(from, control),
    onHover: () => undefined,
  });

  return (
    <figure className={styles.pane} aria-label={`${letter}: ${words}`}>
      <div
        ref={element}
        className={styles.picture}
        role="group"
        tabIndex={0}
        aria-label={t`${letter}: plus and minus zoom all images, the arrows move them`}
        {...pointer}
      >
        <div className={styles.moving} style={placed(fittedSize(picture, room), rect)}>
          <Picture
            src={fileUrls.result(result.jobId, result.imageIndex)}
            alt={words}
            draggable={false}
            onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
              setPicture({ width, height })
            }
            onError={() => setLost(true)}
          />
        </div>
        {isLost && (
          <p className={styles.lost} role="alert">
            {t`This image could not be loaded. It is safe; try again in a moment.`}
          </p>
        )}
      </div>
      <PaneFoot item={item} onRemove={onRemove} />
    </figure>
  );
}

/** Handles the keys of a focused pane, because a pane is not a native control. */
function useKeys(element: RefObject<HTMLElement | null>, control: ViewControl): void {
  useEffect(() => {
    const node = element.current;
    if (!node) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      step(control);
    };
    node.addEventListener("keydown", onKeyDown);
    return () => node.removeEventListener("keydown", onKeyDown);
  });
}

const STEPS: Record<string, (control: ViewControl) => void> = {
  "+": ({ zoom }) => zoom(KEY_ZOOM),
  "=": ({ zoom }) => zoom(KEY_ZOOM),
  "-": ({ zoom }) => zoom(1 / KEY_ZOOM),
  "0": ({ reset }) => reset(),
  ArrowLeft: ({ pan }) => pan(KEY_PAN, 0),
  ArrowRight: ({ pan }) => pan(-KEY_PAN, 0),
  ArrowUp: ({ pan }) => pan(0, KEY_PAN),
  ArrowDown: ({ pan }) => pan(0, -KEY_PAN),
};

function PaneFoot({ item, onRemove }: Omit<PaneProps, "shared">) {
  const { job, letter, words, name } = item;
  const goTo = (act: () => unknown) => {
    leavePanels();
    act();
  };
  return (
    <figcaption className={styles.foot}>
      <span className={styles.letter} aria-hidden>
        {letter}
      </span>
      <span className={styles.words}>{words}</span>
      {job && (
        <>
          <button
            className="icon-button"
            type="button"
            aria-label={t`Use the settings of ${letter}`}
            title={t`Use these settings`}
            onClick={() => goTo(() => takeSettings(job))}
          >
            <SlidersHorizontal className="icon" aria-hidden />
          </button>
          <button
            className="icon-button"
            type="button"
            aria-label={t`Continue from ${letter}`}
            title={t`Continue from this`}
            onClick={() => goTo(() => void continueFrom(job, name))}
          >
            <GitBranch className="icon" aria-hidden />
          </button>
        </>
      )}
      {onRemove && (
        <button
          className="icon-button"
          type="button"
          aria-label={t`Take ${letter} away`}
          title={t`Take away`}
          onClick={onRemove}
        >
          <X className="icon" aria-hidden />
        </button>
      )}
    </figcaption>
  );
}

function percentWords(scale: number): string {
  const amount = Math.round(scale * 100);
  return t`${amount} %`;
}
