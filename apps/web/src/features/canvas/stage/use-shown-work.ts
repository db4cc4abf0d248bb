import type { DesignSettings, NailGuide } from "@lacquer/contracts";
import { useMemo } from "react";
import { type Drawing, usePaintedSettings } from "../../draft/index.ts";
import type { DraftPhoto, DraftTab } from "../../tabs/index.ts";
import { followNail, followNailLayers } from "../drawing/follow-nail.ts";
import { nailOnStage } from "../guides/nail-on-stage.ts";
import type { Rect } from "../view/viewport.ts";
import { type Unfinished, nailsWith, newNail } from "./unfinished.ts";

export interface ShownWork {
  nails: NailGuide[];
  settings: DesignSettings;
  /** The drawing; the part on a dragged nail is already in its new place. */
  drawing: Drawing;
  /** True while a dragged nail takes its drawing along. */
  isMoving: boolean;
  /** A new nail that the user is placing. */
  placing: NailGuide | null;
  /** The nails' outlines in stage pixels. */
  outlines: string[];
}

/**
 * Returns the nails and strokes as they look during a gesture. The layers over the photo are painted again only when
 * one of these values changes, not with every step of a slider.
 */
export function useShownWork(
  { drawing: strokes, layers, nails: placed, designSettings, aiPrompt }: DraftTab,
  photo: DraftPhoto,
  { guide }: Unfinished,
  rect: Rect,
): ShownWork {
  const nails = useMemo(() => nailsWith(placed, guide), [placed, guide]);
  const settings = usePaintedSettings({ designSettings, aiPrompt });
  // While a nail is dragged, the stroke layer shows the drawing on it in the new place. The preview paints the drawing
  // again when the nail is released.
  const drawing = useMemo((): Drawing => {
    if (!guide || guide.index >= placed.length) return { strokes, layers, nails: placed, settings };
    const move = { nails: placed, index: guide.index, to: guide.guide, settings, photo, layers };
    return {
      strokes: followNail(strokes, move),
      layers: followNailLayers(move),
      nails: placed.with(guide.index, guide.guide),
      settings,
    };
  }, [strokes, layers, placed, settings, photo, guide]);
  const outlines = useMemo(
    () => nails.map((nail) => nailOnStage(nail, settings, rect).outline),
    [nails, settings, rect],
  );
  return {
    nails,
    settings,
    drawing,
    isMoving: drawing.strokes !== strokes,
    placing: newNail(placed, guide),
    outlines,
  };
}
