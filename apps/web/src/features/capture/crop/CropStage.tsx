import type { NailGuide } from "@lacquer/contracts";
import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from "react";
import { i18n } from "../../../platform/messages.ts";
import { useElementSize } from "../../canvas/index.ts";
import { useShownUrl } from "../../outbox/index.ts";
import type { DraftPhoto } from "../../tabs/index.ts";
import { type Corner, type Crop, frameOf, type Size } from "./crop-box.ts";
import { placeIn } from "./moved-work.ts";
import styles from "./crop.module.css";

const CORNERS: readonly { corner: Corner; name: MessageDescriptor }[] = [
  { corner: "top-left", name: msg`Top left corner` },
  { corner: "top-right", name: msg`Top right corner` },
  { corner: "bottom-left", name: msg`Bottom left corner` },
  { corner: "bottom-right", name: msg`Bottom right corner` },
];

const KEYS: Record<string, [number, number] | undefined> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far an arrow key moves the crop, as a share of the photo's longer side; with Shift, the wider step is used. */
const [STEP, WIDE_STEP] = [0.01, 0.05];

interface Props {
  photo: DraftPhoto;
  crop: Crop;
  nails: NailGuide[];
  onMove: (from: Crop, by: [number, number]) => void;
  onResize: (from: Crop, corner: Corner, by: [number, number]) => void;
}

/** The turned photo below the crop frame. The frame can be moved with the pointer and with arrow keys. */
export function CropStage({ photo, crop, nails, onMove, onResize }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const room = useElementSize(place);
  const shown = useShownUrl(photo.url);
  const scale = room ? scaleOf(room, photo, crop.angle) : 0;
  const { box } = crop;
  const held = useRef<Held | null>(null);
  const grip = (move: (from: Crop, by: [number, number]) => void) =>
    gripped(move, { held, scale, photo, crop });
  const [width, height] = [Math.round(box.width), Math.round(box.height)];
  const part = t`${width} by ${height} pixels`;
  return (
    <div ref={place} className={styles.stage}>
      {room && shown && (
        <div className={styles.middle}>
          <img
            className={styles.photo}
            src={shown}
            alt=""
            draggable={false}
            style={{
              width: photo.width * scale,
              height: photo.height * scale,
              transform: `translate(-50%, -50%) rotate(${crop.angle}deg)`,
            }}
          />
          <div
            className={styles.frame}
            style={{
              left: (box.x - box.width / 2) * scale,
              top: (box.y - box.height / 2) * scale,
              width: box.width * scale,
              height: box.height * scale,
            }}
          >
            <button
              type="button"
              className={styles.whole}
              aria-label={t`The part that is kept, ${part}. Arrow keys move it.`}
              {...grip(onMove)}
            />
            <NailMarks nails={nails} crop={crop} photo={photo} />
            {CORNERS.map(({ corner, name }) => (
              <button
                key={corner}
                type="button"
                className={styles.corner}
                data-corner={corner}
                aria-label={t`${{ name: i18n._(name) }}, ${part}. Arrow keys move it.`}
                {...grip((from, by) => onResize(from, corner, by))}
              />
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

/** Marks the nails, so that the user sees which of them the crop keeps. */
function NailMarks({ nails, crop, photo }: Pick<Props, "nails" | "crop" | "photo">) {
  return nails.map((nail, index) => {
    const [x, y] = placeIn(crop, photo, [nail.x, nail.y]);
    const isKept = x >= 0 && x <= 1 && y >= 0 && y <= 1;
    return (
      <span
        key={index}
        className={styles.nail}
        data-kept={isKept}
        style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
      />
    );
  });
}

/** Returns the scale at which the whole turned photo fits on the stage, with some space for the corners. */
function scaleOf(room: Size, photo: Size, angle: number): number {
  const air = 24;
  const { width, height } = frameOf(photo, angle);
  return Math.max(0.01, Math.min((room.width - air) / width, (room.height - air) / height));
}

/**
 * The pointer's place and the crop at the start of a drag. Every move is calculated from the start, so that a frame
 * that was stopped at the photo's edge follows the pointer again when it comes back.
 */
interface Held {
  x: number;
  y: number;
  crop: Crop;
}

interface Grip {
  held: RefObject<Held | null>;
  scale: number;
  photo: Size;
  crop: Crop;
}

/**
 * Returns props that make a control draggable. `move` gets the crop at the start of the drag, and the distance in the
 * photo's pixels.
 */
function gripped(
  move: (from: Crop, by: [number, number]) => void,
  { held, scale, photo, crop }: Grip,
) {
  return {
    onPointerDown({ currentTarget, pointerId, clientX: x, clientY: y }: PointerEvent<HTMLElement>) {
      currentTarget.setPointerCapture(pointerId);
      held.current = { x, y, crop };
    },
    onPointerMove({ currentTarget, pointerId, clientX, clientY }: PointerEvent<HTMLElement>) {
      const from = held.current;
      if (!from || !currentTarget.hasPointerCapture(pointerId)) return;
      move(from.crop, [(clientX - from.x) / scale, (clientY - from.y) / scale]);
    },
    onKeyDown(event: KeyboardEvent) {
      const way = KEYS[event.key];
      if (!way) return;
      event.preventDefault();
      const far = Math.max(photo.width, photo.height) * (event.shiftKey ? WIDE_STEP : STEP);
      move(crop, [way[0] * far, way[1] * far]);
    },
  };
}
