import { newId } from "../../../platform/ids.ts";
import type { Stroke, StrokePoint } from "../../tabs/index.ts";
import { setPenDown } from "../../nail-pictures/index.ts";
import type { Gesture, StagePointer } from "../view/gesture.ts";
import type { LiveInk } from "./live-ink.ts";
import type { Copy } from "./symmetry.ts";

/** A stroke, and the index of the nail that it was drawn on; null means that it lies beside the nails. */
export interface DrawnStroke {
  stroke: Stroke;
  index: number | null;
}

interface Options {
  from: StagePointer;
  /** The values that the stroke and all its copies share. */
  stroke: Omit<Stroke, "id" | "points">;
  ink: LiveInk | null;
  /**
   * Returns the places of the stroke and its copies if the stroke begins at this point; empty if no stroke can begin
   * there.
   */
  copies: (point: StrokePoint) => Copy[];
  /** Returns the outline, in stage pixels, that limits strokes on this nail; null = no limit. */
  edge: (index: number | null) => string | null;
  keep: (drawn: DrawnStroke[]) => void;
}

const pointOf = ({ photo, pressure }: StagePointer): StrokePoint => [photo.x, photo.y, pressure];

/** Draws one stroke and its copies. */
export function strokeGesture({ from, stroke, ink, copies, edge, keep }: Options): Gesture {
  let placed: Copy[] = [];
  let drawn: DrawnStroke[] = [];

  function add(points: StrokePoint[]) {
    const next = placed.map(({ at }) => points.map(at));
    for (const [index, one] of drawn.entries()) one.stroke.points.push(...(next[index] ?? []));
    ink?.add(next);
  }

  /** Starts the stroke at the first point where a stroke may begin. */
  function draw(points: StrokePoint[]) {
    const begin = placed.length > 0 ? 0 : points.findIndex((point) => copies(point).length > 0);
    const [first] = points.slice(begin);
    if (begin === -1 || !first) return;
    if (placed.length > 0) return add(points);
    placed = copies(first);
    drawn = placed.map(({ index, grown, at }) => {
      const isInside = stroke.inside === true && index !== null;
      const { inside: _inside, ...plain } = stroke;
      const own = isInside ? { ...plain, inside: true as const } : plain;
      return {
        index,
        stroke: { ...own, id: newId(), size: Math.min(1, own.size * grown), points: [at(first)] },
      };
    });
    ink?.begin(drawn.map((one) => ({ stroke: one.stroke, edge: edge(one.index) })));
    add(points.slice(begin + 1));
  }

  function stop() {
    setPenDown(false);
    ink?.end();
  }

  setPenDown(true);
  draw([pointOf(from)]);
  return {
    move: (_to, coalesced) => draw(coalesced.map(pointOf)),
    end() {
      stop();
      keep(drawn);
    },
    cancel: stop,
  };
}
