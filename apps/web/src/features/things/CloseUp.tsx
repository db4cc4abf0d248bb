import type { PlacedThing } from "@lacquer/contracts";
import { type PointerEvent, useRef } from "react";
import type { Bed } from "./close-up.ts";
import { movedTo, sizedTo, turnedTo } from "./thing-edits.ts";
import styles from "./things.module.css";

interface Props {
  bed: Bed;
  canvas: React.RefObject<HTMLCanvasElement | null>;
  placed: readonly PlacedThing[];
  selected: number | null;
  onSelect: (at: number | null) => void;
  /** Called for a press on a part of the nail without decorations. Returns the index of the new decoration. */
  onPlace: (x: number, y: number) => number | null;
  /** Called repeatedly while a decoration is dragged, and once more when it is released. */
  onDrag: (at: number, thing: PlacedThing, isDone: boolean) => void;
}

interface Drag {
  at: number;
  how: "move" | "turn";
  /** The offset from the pointer to the middle of the decoration, in pixels. */
  dx: number;
  dy: number;
  thing: PlacedThing;
}

/**
 * The distance of the turning handle from the decoration's edge. The next line is the distance within which a finger
 * hits a small decoration.
 */
const STEM = 16;
const NEAR = 12;

const middleOf = (bed: Bed, { x, y }: PlacedThing) => ({
  x: bed.x + (x - 0.5) * bed.wide,
  y: bed.y - y * bed.long,
});

function handleOf(bed: Bed, thing: PlacedThing) {
  const { x, y } = middleOf(bed, thing);
  const far = (thing.size * bed.wide) / 2 + STEM;
  const turn = (thing.angle * Math.PI) / 180;
  return { x: x + Math.sin(turn) * far, y: y - Math.cos(turn) * far };
}

/**
 * The nail with its tip up, for placing decorations with a finger or a mouse. For the keyboard, the list offers the
 * same actions.
 */
export function CloseUp({ bed, canvas, placed, selected, onSelect, onPlace, onDrag }: Props) {
  const drag = useRef<Drag | null>(null);
  const chosen = selected === null ? undefined : placed[selected];

  const pointOf = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  /** Returns the topmost decoration under a point. */
  const thingAt = (x: number, y: number): number =>
    placed.findLastIndex((thing) => {
      const middle = middleOf(bed, thing);
      const reach = Math.max(NEAR, (thing.size * bed.wide) / 2);
      return Math.hypot(x - middle.x, y - middle.y) <= reach;
    });

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    const { x, y } = pointOf(event);
    if (chosen && selected !== null) {
      const handle = handleOf(bed, chosen);
      if (Math.hypot(x - handle.x, y - handle.y) <= NEAR) {
        drag.current = { at: selected, how: "turn", dx: 0, dy: 0, thing: chosen };
        return event.currentTarget.setPointerCapture(event.pointerId);
      }
    }
    const at = thingAt(x, y);
    const thing = placed[at];
    if (!thing) {
      const spot = { x: (x - bed.x) / bed.wide + 0.5, y: (bed.y - y) / bed.long };
      const isOn = spot.x >= 0 && spot.x <= 1 && spot.y >= 0 && spot.y <= 1;
      return onSelect(isOn ? onPlace(spot.x, spot.y) : null);
    }
    onSelect(at);
    const middle = middleOf(bed, thing);
    drag.current = { at, how: "move", dx: middle.x - x, dy: middle.y - y, thing };
    event.currentTarget.setPointerCapture(event.pointerId);
  };

  const dragged = (event: PointerEvent<HTMLDivElement>, { how, dx, dy, thing }: Drag) => {
    const { x, y } = pointOf(event);
    if (how === "move")
      return movedTo(thing, (x + dx - bed.x) / bed.wide + 0.5, (bed.y - y - dy) / bed.long);
    const middle = middleOf(bed, thing);
    const [ox, oy] = [x - middle.x, y - middle.y];
    const angle = turnedTo(Math.round((Math.atan2(ox, -oy) * 180) / Math.PI));
    return sizedTo({ ...thing, angle }, (2 * (Math.hypot(ox, oy) - STEM)) / bed.wide);
  };

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (drag.current) onDrag(drag.current.at, dragged(event, drag.current), false);
  };
  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    const now = drag.current;
    drag.current = null;
    if (now) onDrag(now.at, dragged(event, now), true);
  };

  return (
    <div
      className={styles.closeUp}
      style={{ width: bed.width, height: bed.height }}
      data-close-up
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => (drag.current = null)}
    >
      <canvas ref={canvas} className={styles.tile} aria-hidden data-painted="0" />
      <svg className={styles.marks} width={bed.width} height={bed.height} aria-hidden>
        <path className={styles.edge} d={bed.outline} />
        {chosen && <Mark bed={bed} thing={chosen} />}
      </svg>
    </div>
  );
}

function Mark({ bed, thing }: { bed: Bed; thing: PlacedThing }) {
  const { x, y } = middleOf(bed, thing);
  const handle = handleOf(bed, thing);
  return (
    <>
      <circle className={styles.ring} cx={x} cy={y} r={(thing.size * bed.wide) / 2 + 3} />
      <circle className={styles.handle} cx={handle.x} cy={handle.y} r={6} />
    </>
  );
}
