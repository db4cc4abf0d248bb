import type { RefObject } from "react";
import { onlyNailOf, paintedSettings } from "../../draft/index.ts";
import type { DraftPhoto, DraftTab, Stroke, StrokePoint } from "../../tabs/index.ts";
import { keepStrokes } from "../actions/keep-strokes.ts";
import type { LiveInk } from "../drawing/live-ink.ts";
import { nailsUnder } from "../drawing/nail-strokes.ts";
import { strokeGesture } from "../drawing/stroke-gesture.ts";
import { type Copy, copiesOf } from "../drawing/symmetry.ts";
import { nailOnStage } from "../guides/nail-on-stage.ts";
import { inkColor } from "../tool/ink-color.ts";
import { useToolStore } from "../tool/tool-store.ts";
import type { Gesture, StagePointer } from "../view/gesture.ts";
import type { Rect } from "../view/viewport.ts";

/** The place where strokes are drawn, and the canvas that shows unfinished strokes. */
export interface DrawTarget {
  tab: DraftTab;
  photo: DraftPhoto;
  rect: Rect;
  ink: RefObject<LiveInk | null>;
}

/** Draws or erases with the brush and options that are set at the start of the gesture. */
export function drawGesture(
  { tab, photo, rect, ink }: DrawTarget,
  from: StagePointer,
  erase: boolean,
): Gesture {
  const { ink: chosen, brush, sizes, opacity, inside, mirror, spread } = useToolStore.getState();
  const settings = paintedSettings(tab);
  const only = onlyNailOf(tab.id);
  const keepsIn = inside || only !== null;
  const nailUnder = nailsUnder({ nails: tab.nails, settings, photo });
  const symmetry = only === null ? { mirror, spread } : { mirror, spread: "one" as const };
  const stroke: Omit<Stroke, "id" | "points"> = {
    color: inkColor(chosen, tab),
    size: erase ? sizes.eraser : sizes[brush],
    erase,
    ...(!erase && brush !== "liner" && { brush }),
    ...(!erase && opacity < 1 && { opacity }),
    ...(keepsIn && { inside: true as const }),
  };

  /** A stroke that is limited to a nail begins where the brush first touches a nail. */
  function copies(point: StrokePoint): Copy[] {
    const index = nailUnder(point);
    const isOff = (keepsIn && index === null) || (only !== null && index !== only);
    return isOff ? [] : copiesOf(index, symmetry, tab.nails, photo);
  }
  const edge = (index: number | null) => {
    const nail = index === null ? undefined : tab.nails[index];
    return keepsIn && nail ? nailOnStage(nail, settings, rect).outline : null;
  };
  return strokeGesture({
    from,
    stroke,
    ink: ink.current,
    copies,
    edge,
    keep: (drawn) => keepStrokes(tab.id, drawn),
  });
}
