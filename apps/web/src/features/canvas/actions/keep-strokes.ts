import { t } from "@lingui/core/macro";
import { newId } from "../../../platform/ids.ts";
import { announce } from "../../announcer/index.ts";
import {
  changeWork,
  onlyNailOf,
  outlinesOf,
  paintedSettings,
  PHOTO_LAYER,
  readTab,
} from "../../draft/index.ts";
import type { DraftPhoto, DraftTab, Stroke } from "../../tabs/index.ts";
import { layersUnder } from "../drawing/layers-under.ts";
import { strokesOnNail } from "../drawing/nail-strokes.ts";
import type { DrawnStroke } from "../drawing/stroke-gesture.ts";
import { newLayer, nailsLayers } from "../drawing/nail-layers.ts";
import { useToolStore } from "../tool/tool-store.ts";

/**
 * Adds a finished stroke and its copies to the drawing as one undo step. Each of these strokes goes to a layer of its
 * own nail.
 */
export function keepStrokes(tabId: string, drawn: readonly DrawnStroke[]) {
  const tab = readTab(tabId);
  const photo = tab?.originalImage;
  if (!tab || !photo) return;
  const own = onThisNail(tabId, tab, photo, drawn);
  if (own.length === 0)
    return announce(t`Nothing was drawn. Begin on the nail that you are drawing on.`);
  if (own.every(({ stroke }) => stroke.erase)) return rubOut(tabId, tab, photo, own);
  const outlines = outlinesOf(tab.nails, paintedSettings(tab), photo);
  let { layers } = tab;
  const strokes = own.map(({ stroke, index }): Stroke => {
    const chosen = useToolStore.getState().layer;
    const open = nailsLayers(layers, index, outlines, photo).filter(({ hidden }) => !hidden);
    const layer =
      open.find(({ id }) => id === chosen) ??
      open.at(-1) ??
      newLayer(layers, index, tab.nails, outlines, photo);
    if (layer.id !== PHOTO_LAYER.id && !layers.includes(layer)) layers = [...layers, layer];
    return onLayer(stroke, layer.id);
  });
  changeWork(tabId, ({ drawing }) => ({
    drawing: [...drawing, ...strokes],
    ...(layers !== tab.layers && { layers }),
  }));
}

/** Returns the stroke with this layer's id. A stroke of the photo's own layer has no layer id. */
const onLayer = (stroke: Stroke, id: string): Stroke =>
  id === PHOTO_LAYER.id ? stroke : { ...stroke, layer: id };

/** If only the selected nail may change, returns only the parts of the strokes on that nail. */
function onThisNail(
  tabId: string,
  { nails, layers, ...tab }: DraftTab,
  photo: DraftPhoto,
  drawn: readonly DrawnStroke[],
): readonly DrawnStroke[] {
  const index = onlyNailOf(tabId);
  if (index === null) return drawn;
  const place = { nails, index, settings: paintedSettings(tab), photo, layers };
  return drawn.flatMap(({ stroke }) =>
    strokesOnNail(stroke, place).map((part) => ({ stroke: part, index })),
  );
}

/** Erases the drawing under these strokes: in the chosen layer, or in every visible layer if none is chosen. */
function rubOut(tabId: string, tab: DraftTab, photo: DraftPhoto, drawn: readonly DrawnStroke[]) {
  const chosen = useToolStore.getState().layer;
  const strokes = drawn.flatMap(({ stroke }) => {
    const under = layersUnder(stroke, tab, photo);
    const rubbed = under.includes(chosen ?? "") ? [chosen ?? ""] : under;
    return rubbed.map((layer) => onLayer({ ...stroke, id: newId() }, layer));
  });
  if (strokes.length === 0) return announce(t`There was nothing to erase.`);
  changeWork(tabId, ({ drawing }) => ({ drawing: [...drawing, ...strokes] }));
}
