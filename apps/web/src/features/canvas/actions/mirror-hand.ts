import { t } from "@lingui/core/macro";
import { announce } from "../../announcer/index.ts";
import { changeWork } from "../../draft/index.ts";
import { mirrorLayers, mirrorStrokes } from "../drawing/mirror-strokes.ts";
import { mirrorAxis, mirrorGuides } from "../view/geometry.ts";

/** Mirrors the whole hand together with the drawing on it. */
export function mirrorHand(tabId: string) {
  changeWork(
    tabId,
    ({ nails, drawing, layers }) => ({
      nails: mirrorGuides(nails),
      drawing: mirrorStrokes(drawing, mirrorAxis(nails)),
      layers: mirrorLayers(layers, mirrorAxis(nails)),
    }),
    { label: t`Mirrored the hand` },
  );
  announce(t`Mirrored.`);
}
