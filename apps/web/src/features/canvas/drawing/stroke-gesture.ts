import { newId } from "../../../platform/ids.ts";
import type { Stroke, StrokePoint } from "../../tabs/index.ts";
import { setPenDown } from "../../nail-pictures/index.ts";
import type { Gesture, StagePointer } from "../view/gesture.ts";
import type { LiveInk } from "./live-ink.ts";
import type { Copy } from "./symmetry.ts";

/** A stroke and the nail that it was drawn on, by its index; null: beside the nails. */
export interface DrawnStroke {
  stroke: Stroke;
  index: number | null;
}

interface Options {
  from: StagePointer;
  /** The values that all copies of the stroke share. */
  stroke: Omit<Stroke, "id" | "points">;
  ink: LiveInk | null;
  /** The places of the stroke and its copies when it begins at this point; empty: it cannot begin here. */
  copies: (point: StrokePoint) => Copy[];
  /** The outline in stage pixels that strokes on this nail stay inside; null = none. */
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

  /** Begins at the first point where the stroke may begin. */
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
