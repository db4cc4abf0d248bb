import type { DesignSettings, NailGuide } from "@lacquer/contracts";
import { useMemo } from "react";
import { usePaintedSettings } from "../../draft/index.ts";
import type { DraftPhoto, DraftTab, Stroke } from "../../tabs/index.ts";
import { followNail } from "../drawing/follow-nail.ts";
import { nailOnStage } from "../guides/nail-on-stage.ts";
import type { Rect } from "../view/viewport.ts";
import { type Unfinished, nailsWith, newNail } from "./unfinished.ts";

export interface ShownWork {
  nails: NailGuide[];
  settings: DesignSettings;
  strokes: Stroke[];
  /** A nail that is being drawn. */
  placing: NailGuide | null;
  /** The nails' outlines in stage pixels. */
  outlines: string[];
}

/**
 * The nails and strokes as they look during a gesture. The layers over the photo are painted again only when one of
 * these changes, not with every step of a slider.
 */
export function useShownWork(
  { drawing, nails: placed, designSettings, aiPrompt }: DraftTab,
  photo: DraftPhoto,
  { guide }: Unfinished,
  rect: Rect,
): ShownWork {
  const nails = useMemo(() => nailsWith(placed, guide), [placed, guide]);
  const settings = usePaintedSettings({ designSettings, aiPrompt });
  // While a nail is dragged, the drawing on it moves along. It is painted again when the nail is let go.
  const strokes = useMemo(() => {
    if (!guide || guide.index >= placed.length) return drawing;
    return followNail(drawing, {
      nails: placed,
      index: guide.index,
      to: guide.guide,
      settings,
      photo,
    });
  }, [drawing, placed, settings, photo, guide]);
  const outlines = useMemo(
    () => nails.map((nail) => nailOnStage(nail, settings, rect).outline),
    [nails, settings, rect],
  );
  return { nails, settings, strokes, placing: newNail(placed, guide), outlines };
}
