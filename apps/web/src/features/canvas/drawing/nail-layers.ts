import type { NailGuide } from "@lacquer/contracts";
import type { Point } from "@lacquer/nails";
import { t } from "@lingui/core/macro";
import { newId } from "../../../platform/ids.ts";
import { allLayers, nailOfLayer } from "../../draft/index.ts";
import type { DrawingLayer } from "../../tabs/index.ts";
import { fromNail, type Size } from "../view/geometry.ts";

type Outlines = readonly (readonly Point[])[];

/** Returns the layers of one nail, or of the photo (null), from bottom to top. */
export function nailsLayers(
  layers: readonly DrawingLayer[],
  index: number | null,
  outlines: Outlines,
  photo: Size,
): DrawingLayer[] {
  return allLayers(layers).filter((layer) => nailOfLayer(layer, outlines, photo) === index);
}

const layerName = (number: number): string => t`Layer ${number}`;

/** Returns a new layer that lies above the other layers of a nail or of the photo. */
export function newLayer(
  layers: readonly DrawingLayer[],
  index: number | null,
  nails: readonly NailGuide[],
  outlines: Outlines,
  photo: Size,
): DrawingLayer {
  const own = nailsLayers(layers, index, outlines, photo);
  const taken = new Set(own.map(({ name }) => name));
  let number = 1;
  while (taken.has(layerName(number))) number += 1;
  const nail = index === null ? undefined : nails[index];
  const middle = nail && fromNail(nail, nail.length / 2, 0, photo);
  return {
    id: newId(),
    name: layerName(number),
    at: middle ? [middle.x, middle.y] : null,
  };
}
