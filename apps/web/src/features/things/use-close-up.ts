import type { NailGuide } from "@lacquer/contracts";
import type { NailDesign, Picture } from "@lacquer/nails";
import { type RefObject, useDeferredValue, useEffect, useMemo } from "react";
import { paintedSettings } from "../draft/index.ts";
import { useClearPictures, useDrawingPicture, usePictures } from "../nail-pictures/index.ts";
import type { DraftPhoto, DraftTab } from "../tabs/index.ts";
import { type Bed, paintCloseUp } from "./close-up.ts";

const RATIO_MOST = 1.5;

/** Keeps the canvas up to date with the nail's pictures, drawing and decorations. */
export function useCloseUp(
  canvas: RefObject<HTMLCanvasElement | null>,
  {
    tab,
    photo,
    index,
    guide,
    bed,
  }: {
    tab: DraftTab;
    photo: DraftPhoto;
    index: number;
    guide: NailGuide;
    bed: Bed;
  },
) {
  const { id, designSettings, influenceWeights, aiPrompt, references, nails, drawing, layers } =
    tab;
  const drawn = useDrawingPicture(
    { strokes: drawing, layers, nails, settings: paintedSettings(tab) },
    photo,
  );
  const shared = usePictures(references.map(({ url }) => url));
  const ownUrl = guide.design?.referenceImageUrl;
  const [own] = usePictures(ownUrl ? [ownUrl] : []);
  const decals = useDecals(guide);
  const count = nails.length;
  const design = useMemo((): NailDesign => {
    const photoWidth = Math.round(
      (bed.wide * Math.min(RATIO_MOST, window.devicePixelRatio)) / guide.width,
    );
    const weighed = shared.length === references.length;
    const nail = { guide, ...(own ? { reference: own } : {}), decals };
    return {
      photoWidth,
      photoHeight: Math.max(1, Math.round((photoWidth * photo.height) / photo.width)),
      settings: designSettings,
      weights: {
        ...influenceWeights,
        ...(weighed ? { references: references.map(({ weight }) => weight) } : {}),
      },
      prompt: aiPrompt,
      seed: id,
      references: [...shared],
      imageIndex: 0,
      nails: Array.from({ length: count }, () => nail),
      ...(drawn ? { drawing: drawn.picture } : {}),
    };
  }, [
    bed.wide,
    guide,
    own,
    decals,
    photo,
    designSettings,
    influenceWeights,
    references,
    shared,
    aiPrompt,
    id,
    count,
    drawn,
  ]);
  // The design is deferred, because a finger drags faster than a nail can be painted.
  const newest = useDeferredValue(design);
  useEffect(() => {
    if (canvas.current) paintCloseUp(canvas.current, newest, index, bed);
  }, [canvas, newest, index, bed]);
}

/** Returns the pictures of the nail's decals, in the order of its decorations. */
function useDecals(guide: NailGuide): (Picture | null)[] {
  const placed = guide.design?.placed;
  const urls = [...new Set((placed ?? []).flatMap(({ imageUrl }) => imageUrl ?? []))];
  const pictures = useClearPictures(urls);
  return useMemo(
    () =>
      (placed ?? []).map(({ imageUrl }) => (imageUrl ? (pictures.get(imageUrl) ?? null) : null)),
    [placed, pictures],
  );
}
