import { t } from "@lingui/core/macro";
import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from "react";
import { useElementSize } from "../../canvas/index.ts";
import { useShownUrl } from "../../outbox/index.ts";
import type { CardCorner, CardCorners, DraftPhoto } from "../../tabs/index.ts";
import { number } from "../words/figures.ts";
import { nearestCorner, withCorner } from "./card-corners.ts";
import { CornerLoupe } from "./CornerLoupe.tsx";
import { Outline } from "./Outline.tsx";
import styles from "./measure.module.css";

const KEYS: Record<string, CardCorner | undefined> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far an arrow key moves a corner, as a share of the photo's longer side; with Shift, the wider step is used. */
const [STEP, WIDE_STEP] = [0.001, 0.02];

/**
 * A press within this many pixels of a corner drags the corner from where it is. A press elsewhere first brings the
 * nearest corner to the pointer.
 */
const REACH = 28;

interface Props {
  photo: DraftPhoto;
  corners: CardCorners;
  onMove: (corners: CardCorners) => void;
}

/**
 * The photo with the card's four corners. A tap brings the nearest corner to the tapped place; dragging and arrow keys
 * move a corner.
 */
export function CardStage({ photo, corners, onMove }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const room = useElementSize(place);
  const shown = useShownUrl(photo.url);
  const [near, setNear] = useState<number | null>(null);
  const scale = room ? Math.min(room.width / photo.width, room.height / photo.height) : 0;
  const size = { width: photo.width * scale, height: photo.height * scale };
  const held = useRef<Held | null>(null);
  const drag = dragged({ corners, onMove, size, held, setNear });
  const corner = near === null ? undefined : corners[near];
  return (
    <div ref={place} className={styles.stage}>
      {room && shown && (
        <div className={styles.picture} style={size} {...drag}>
          <img src={shown} alt="" draggable={false} />
          <Outline corners={corners} />
          {corners.map((at, which) => (
            <button
              key={which}
              type="button"
              className={styles.corner}
              style={{ left: `${at[0] * 100}%`, top: `${at[1] * 100}%` }}
              aria-label={cornerWords(which, at)}
              data-again
              onFocus={() => setNear(which)}
              onBlur={() => setNear(null)}
              onKeyDown={(event) => {
                const next = stepped(event, corners, which, photo);
                if (next) onMove(next);
              }}
            />
          ))}
          {corner && <CornerLoupe {...{ shown, corners, corner, size }} />}
        </div>
      )}
    </div>
  );
}

function percent(at: number): string {
  const amount = number(at * 100, 1);
  return t`${amount} %`;
}

function cornerWords(which: number, [x, y]: CardCorner): string {
  const [corner, left, top] = [which + 1, percent(x), percent(y)];
  return t`Corner ${corner} of the card, ${left} from the left, ${top} from the top. Arrow keys move it.`;
}

/** Returns the corners after an arrow key; null after any other key. */
function stepped(
  event: KeyboardEvent,
  corners: CardCorners,
  which: number,
  photo: DraftPhoto,
): CardCorners | null {
  const [way, [x, y] = [0, 0]] = [KEYS[event.key], corners[which]];
  if (!way) return null;
  event.preventDefault();
  const far = Math.max(photo.width, photo.height) * (event.shiftKey ? WIDE_STEP : STEP);
  return withCorner(corners, which, [
    x + (way[0] * far) / photo.width,
    y + (way[1] * far) / photo.height,
  ]);
}

/** The corner under the pointer, and its distance from the pointer in fractions of the photo. */
interface Held {
  which: number;
  off: CardCorner;
}

interface Dragging {
  corners: CardCorners;
  onMove: (corners: CardCorners) => void;
  size: { width: number; height: number };
  held: RefObject<Held | null>;
  setNear: (which: number | null) => void;
}

/** Returns props of the photo with which a pointer can move the corners. */
function dragged({ corners, onMove, size, held, setNear }: Dragging) {
  const at = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): CardCorner => {
    const box = currentTarget.getBoundingClientRect();
    return [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      const [x, y] = at(event);
      const { which, away } = nearestCorner(corners, [x, y], size);
      const [cx, cy] = corners[which] ?? [x, y];
      event.currentTarget.setPointerCapture(event.pointerId);
      held.current = { which, off: away <= REACH ? [cx - x, cy - y] : [0, 0] };
      if (away > REACH) onMove(withCorner(corners, which, [x, y]));
      setNear(which);
      // The corner gets the focus, so that arrow keys can move it the last pixels.
      event.preventDefault();
      event.currentTarget.querySelectorAll("button")[which]?.focus();
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const { current } = held;
      if (!current || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
      const [x, y] = at(event);
      onMove(withCorner(corners, current.which, [x + current.off[0], y + current.off[1]]));
    },
    onPointerUp() {
      held.current = null;
    },
  };
}
