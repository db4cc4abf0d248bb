import type { Design } from "@lacquer/contracts";
import { useState } from "react";

export interface Selection {
  /** True while a press on an image selects it instead of opening it. */
  isOn: boolean;
  chosen: readonly Design[];
  isChosen: (design: Design) => boolean;
  start: () => void;
  /** Selects the image, or deselects it. */
  toggle: (design: Design) => void;
  /** Selects all images between the last pressed image and this one. */
  reach: (design: Design) => void;
  /**
   * Begins a sweep from an image. `sweepTo` then selects all images from there up to the image `to`, or deselects them
   * if the first image was selected.
   */
  sweepFrom: (design: Design) => Sweep;
  sweepTo: (sweep: Sweep, to: string) => void;
  all: () => void;
  end: () => void;
}

/** A sweep of the pointer or of the arrow keys over neighbouring images. */
export interface Sweep {
  from: string;
  isAdding: boolean;
  /**
   * The images that were selected before the sweep. An image that the sweep no longer covers returns to its state
   * before the sweep.
   */
  before: ReadonlySet<string>;
}

interface State {
  isOn: boolean;
  ids: ReadonlySet<string>;
  /** The id of the image that was pressed last. */
  last: string | null;
}

const NOTHING: State = { isOn: false, ids: new Set(), last: null };

/**
 * Returns the ids from one image to the other, in the order on screen; only the second id if the first image is not on
 * screen.
 */
export function idsBetween(shown: readonly string[], from: string | null, to: string): string[] {
  const [a, b] = [from === null ? -1 : shown.indexOf(from), shown.indexOf(to)];
  return a === -1 || b === -1 ? [to] : shown.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** Returns what is selected after a sweep to this image. */
export function swept(
  shown: readonly string[],
  { from, isAdding, before }: Sweep,
  to: string,
): Set<string> {
  const ids = new Set(before);
  for (const id of idsBetween(shown, from, to)) {
    if (isAdding) ids.add(id);
    else ids.delete(id);
  }
  return ids;
}

/** Selects several images of the collection. An image that is no longer shown is no longer selected. */
export function useSelection(shown: readonly Design[]): Selection {
  const [{ isOn, ids, last }, setState] = useState(NOTHING);
  const chosen = shown.filter(({ id }) => ids.has(id));
  const order = () => shown.map((design) => design.id);
  return {
    isOn,
    chosen,
    isChosen: ({ id }) => ids.has(id),
    start: () => setState({ ...NOTHING, isOn: true }),
    toggle({ id }) {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      setState({ isOn: true, ids: next, last: id });
    },
    reach: ({ id }) =>
      setState({ isOn: true, ids: new Set([...ids, ...idsBetween(order(), last, id)]), last: id }),
    sweepFrom: ({ id }) => ({ from: id, isAdding: !ids.has(id), before: ids }),
    sweepTo: (sweep, to) => setState({ isOn: true, ids: swept(order(), sweep, to), last: to }),
    all: () => setState({ isOn: true, ids: new Set(order()), last }),
    end: () => setState(NOTHING),
  };
}
