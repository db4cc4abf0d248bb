import { marksAt, STROKE_SPACE, touchesApart, walkAlong } from "../../draft/index.ts";
import type { Stroke, StrokePoint } from "../../tabs/index.ts";
import type { Size } from "../view/geometry.ts";
import type { Rect } from "../view/viewport.ts";
import { livePieces } from "./live-line.ts";

/** A new stroke, and the outline (in stage pixels) that limits it. */
export interface LiveStroke {
  stroke: Stroke;
  edge: string | null;
}

/** The strokes that are being drawn. A new point paints only its own piece; older pieces are not painted again. */
export interface LiveInk {
  begin(strokes: readonly LiveStroke[]): void;
  /** Adds the next points of each stroke. */
  add(points: readonly (readonly StrokePoint[])[]): void;
  end(): void;
}

/** The colour of an eraser's path. The erased paint disappears when the stroke ends. */
const RUBBED = "#fff8f2";
const RUBBED_OPACITY = "0.6";

interface Pen {
  color: string;
  edge: Path2D | null;
  draw: (context: CanvasRenderingContext2D, points: readonly StrokePoint[]) => void;
}

/** Returns a pen that paints the points of one stroke, in STROKE_SPACE units. */
function penOf({ stroke, edge }: LiveStroke, tall: number): Pen {
  const size = stroke.size * STROKE_SPACE;
  const brush = stroke.erase ? "liner" : (stroke.brush ?? "liner");
  const apart = touchesApart(brush, size);
  const shared = {
    color: stroke.erase ? RUBBED : stroke.color,
    edge: edge === null ? null : new Path2D(edge),
  };
  if (apart === null) {
    const next = livePieces(stroke, size);
    return {
      ...shared,
      draw(context, points) {
        for (const [x, y, pressure] of points) {
          const { from, to, width } = next(x * STROKE_SPACE, y * tall, pressure);
          context.lineWidth = width;
          context.beginPath();
          context.moveTo(from.x, from.y);
          context.lineTo(to.x, to.y);
          context.stroke();
        }
      },
    };
  }
  const walk = walkAlong(apart);
  let touches = 0;
  return {
    ...shared,
    draw(context, points) {
      const places = points.flatMap(([x, y]) => walk({ x: x * STROKE_SPACE, y: y * tall }));
      for (const mark of places.flatMap((place) => marksAt(brush, place, size, touches++))) {
        context.globalAlpha = mark.alpha;
        context.beginPath();
        context.arc(mark.x, mark.y, mark.radius, 0, 2 * Math.PI);
        context.fill();
      }
    },
  };
}

/** Paints on this canvas, which covers the stage; `view` gives the photo's place on the stage. */
export function liveInk(
  canvas: () => HTMLCanvasElement | null,
  view: () => { rect: Rect; stage: Size },
): LiveInk {
  let pens: Pen[] = [];

  function draw(pen: Pen, points: readonly StrokePoint[]) {
    const context = canvas()?.getContext("2d");
    if (!context) return;
    const { rect, stage } = view();
    const ratio = context.canvas.width / stage.width;
    const scale = (rect.width / STROKE_SPACE) * ratio;
    context.save();
    if (pen.edge) {
      context.scale(ratio, ratio);
      context.clip(pen.edge);
    }
    context.setTransform(scale, 0, 0, scale, rect.left * ratio, rect.top * ratio);
    context.fillStyle = pen.color;
    context.strokeStyle = pen.color;
    context.lineCap = "round";
    pen.draw(context, points);
    context.restore();
  }

  return {
    begin(strokes) {
      const [first] = strokes;
      const element = canvas();
      if (!first || !element) return;
      const { rect } = view();
      element.style.opacity = first.stroke.erase
        ? RUBBED_OPACITY
        : String(first.stroke.opacity ?? 1);
      const tall = (STROKE_SPACE * rect.height) / rect.width;
      pens = strokes.map((one) => penOf(one, tall));
      for (const [index, pen] of pens.entries()) draw(pen, strokes[index]?.stroke.points ?? []);
    },
    add(points) {
      for (const [index, pen] of pens.entries()) draw(pen, points[index] ?? []);
    },
    end() {
      pens = [];
      const element = canvas();
      element?.getContext("2d")?.clearRect(0, 0, element.width, element.height);
    },
  };
}
