import { decalPictures, type NailGuide } from "@lacquer/contracts";
import type { Light, Picture } from "@lacquer/nails";
import { useDeferredValue, useMemo } from "react";
import type { DraftTab } from "../../tabs/index.ts";
import type { Size } from "../view/geometry.ts";
import { NailTileView, type PreviewDesign } from "./NailTileView.tsx";
import { paintWidth } from "./paint-width.ts";
import { useClearPictures, usePictures } from "../../nail-pictures/index.ts";
import { usePaced } from "./use-paced.ts";

interface Props {
  tab: Pick<DraftTab, "id" | "designSettings" | "influenceWeights" | "references" | "aiPrompt">;
  photo: Size;
  nails: readonly NailGuide[];
  drawing: Picture | null;
  light: Light | undefined;
  /** Width of the photo on the screen, in CSS pixels. */
  shownWidth: number;
  /** Index of the nail that shows every change immediately. */
  newestIndex: number;
}

/**
 * The design on every nail of the photo, painted at once and free of charge by the renderer that also paints the
 * finished images.
 */
export function PreviewLayer(props: Props) {
  const { tab, photo, nails, drawing, light, shownWidth, newestIndex } = props;
  const { id, designSettings, influenceWeights, references, aiPrompt } = tab;
  const pictures = usePictures(references.map(({ url }) => url));
  const ownUrls = nails.flatMap(({ design: own }) => own?.referenceImageUrl ?? []);
  const ownPictures = usePictures(ownUrls);
  const decals = useClearPictures([...decalPictures(nails)]);
  const width = paintWidth(photo.width, shownWidth, window.devicePixelRatio);
  const height = Math.max(1, Math.round((width * photo.height) / photo.width));

  const design = useMemo((): PreviewDesign => {
    const weighed = pictures.length === references.length;
    return {
      photoWidth: width,
      photoHeight: height,
      settings: designSettings,
      weights: {
        ...influenceWeights,
        ...(weighed ? { references: references.map(({ weight }) => weight) } : {}),
      },
      prompt: aiPrompt,
      seed: id,
      references: pictures,
      drawing,
      light,
    };
  }, [
    width,
    height,
    designSettings,
    influenceWeights,
    references,
    aiPrompt,
    id,
    pictures,
    drawing,
    light,
  ]);

  // A colour wheel moves faster than ten nails can be painted. So one nail shows every change at once, and the others
  // show a change when there is time.
  const newest = useDeferredValue(design);
  const paced = usePaced(newest);
  return nails.map((guide, index) => {
    const own = index === newestIndex ? newest : paced;
    const url = guide.design?.referenceImageUrl;
    // If one picture is missing, the position of the other pictures in the list is unknown.
    const isLoaded = ownPictures.length === ownUrls.length;
    return (
      <NailTileView
        key={index}
        guide={guide}
        index={index}
        count={nails.length}
        design={own}
        around={own.light?.nails?.[index]}
        isUrgent={index === newestIndex}
        decals={decals}
        reference={url && isLoaded ? ownPictures[ownUrls.indexOf(url)] : undefined}
      />
    );
  });
}
