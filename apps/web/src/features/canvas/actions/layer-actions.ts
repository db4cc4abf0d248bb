import type { NailGuide } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { announce } from "../../announcer/index.ts";
import {
  allLayers,
  changeWork,
  layerIdOf,
  nailOfLayer,
  outlinesOf,
  paintedSettings,
  PHOTO_LAYER,
  readTab,
} from "../../draft/index.ts";
import { capitalized, nailInText } from "../../names/index.ts";
import {
  type DraftPhoto,
  type DraftTab,
  type DrawingLayer,
  LAYERS_MOST,
} from "../../tabs/index.ts";
import { nailsLayers, newLayer } from "../drawing/nail-layers.ts";
import { chooseLayer } from "../tool/tool-store.ts";

/** The layers of one nail or of the photo, in a list with the topmost first. */
export interface LayerGroup {
  /** The nail's index; null means the photo. */
  index: number | null;
  name: string;
  /** The accessible names of the group and of its button that adds a layer. */
  about: { layers: string; add: string };
  layers: DrawingLayer[];
}

function groupWords(nail: NailGuide | undefined): Pick<LayerGroup, "name" | "about"> {
  if (!nail)
    return {
      name: t`Photo`,
      about: { layers: t`Layers of photo`, add: t`New layer on the photo` },
    };
  const name = nailInText(nail);
  return {
    name: capitalized(name),
    about: { layers: t`Layers of ${{ nail: name }}`, add: t`New layer on the ${{ nail: name }}` },
  };
}

/**
 * Returns the selected nail's group, then the groups of the other nails that have layers, and last the photo's group.
 */
export function layerGroups(
  { nails, layers, ...tab }: DraftTab,
  photo: DraftPhoto,
  selected: number | null,
): LayerGroup[] {
  const outlines = outlinesOf(nails, paintedSettings(tab), photo);
  const of = (index: number | null): LayerGroup => ({
    index,
    ...groupWords(index === null ? undefined : nails[index]),
    layers: nailsLayers(layers, index, outlines, photo).toReversed(),
  });
  const groups = nails.map((_, index) => of(index));
  const first = selected === null ? undefined : groups[selected];
  const others = groups.filter((group) => group !== first && group.layers.length > 0);
  return [...(first ? [first] : []), ...others, of(null)];
}

/** Adds an empty layer above the other layers of a nail or of the photo, and selects the new layer. */
export function addLayer(tabId: string, index: number | null) {
  const tab = readTab(tabId);
  const photo = tab?.originalImage;
  if (!tab || !photo) return;
  if (tab.layers.length >= LAYERS_MOST) {
    announce(t`A drawing can have up to ${LAYERS_MOST} layers.`);
    return;
  }
  const outlines = outlinesOf(tab.nails, paintedSettings(tab), photo);
  const layer = newLayer(tab.layers, index, tab.nails, outlines, photo);
  changeWork(tabId, ({ layers }) => ({ layers: [...layers, layer] }));
  chooseLayer(layer.id);
  announce(t`${{ layer: layer.name }} added and chosen.`);
}

/** Renames a layer, changes its opacity, or hides or shows it; see `StepOptions` for `key`. */
export function changeLayer(
  tabId: string,
  id: string,
  { name, opacity, hidden }: { name?: string; opacity?: number; hidden?: boolean },
  key?: string,
) {
  const next = (layer: DrawingLayer): DrawingLayer => {
    const { opacity: faded = 1, hidden: isHidden = false, ...rest } = layer;
    const visible = opacity ?? faded;
    return {
      ...rest,
      name: name ?? layer.name,
      ...(visible < 1 && { opacity: visible }),
      ...((hidden ?? isHidden) && { hidden: true as const }),
    };
  };
  changeWork(
    tabId,
    ({ layers }) => {
      const all = layers.some((layer) => layer.id === id) ? layers : allLayers(layers);
      return { layers: all.map((layer) => (layer.id === id ? next(layer) : layer)) };
    },
    { key },
  );
}

/** Moves a layer up (1) or down (−1) among the layers of its nail. */
export function moveLayer(tabId: string, id: string, by: -1 | 1) {
  const tab = readTab(tabId);
  const photo = tab?.originalImage;
  if (!tab || !photo) return;
  const outlines = outlinesOf(tab.nails, paintedSettings(tab), photo);
  const moved = tab.layers.find((layer) => layer.id === id);
  if (!moved) return;
  const own = nailsLayers(tab.layers, nailOfLayer(moved, outlines, photo), outlines, photo);
  const other = own[own.findIndex((layer) => layer.id === id) + by];
  if (!other || other.id === PHOTO_LAYER.id) return;
  changeWork(tabId, ({ layers }) => ({
    layers: layers.map((layer) =>
      layer.id === id ? other : layer.id === other.id ? moved : layer,
    ),
  }));
  announce(
    by === 1
      ? t`${{ layer: moved.name }} is now above ${{ other: other.name }}.`
      : t`${{ layer: moved.name }} is now below ${{ other: other.name }}.`,
  );
}

/** Deletes a layer together with its strokes. */
export function deleteLayer(tabId: string, id: string) {
  const name = readTab(tabId)?.layers.find((layer) => layer.id === id)?.name;
  if (name === undefined) return;
  changeWork(
    tabId,
    ({ drawing, layers }) => ({
      drawing: drawing.filter((stroke) => layerIdOf(stroke, layers) !== id),
      layers: layers.filter((layer) => layer.id !== id),
    }),
    { label: t`Deleted ${{ layer: name }}` },
  );
  announce(t`${{ layer: name }} and its strokes deleted. Undo brings them back.`);
}
