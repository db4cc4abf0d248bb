import type { Design } from "@lacquer/contracts";
import { useState } from "react";

export interface Selection {
  /** True while a press on an image chooses it instead of opening it. */
  isOn: boolean;
  chosen: readonly Design[];
  isChosen: (design: Design) => boolean;
  start: () => void;
  /** Chooses the image, or lets go of it. */
  toggle: (design: Design) => void;
  /** Chooses everything between the image that was pressed last and this one. */
  reach: (design: Design) => void;
  end: () => void;
}

interface State {
  isOn: boolean;
  ids: ReadonlySet<string>;
  /** The image that was pressed last. */
  last: string | null;
}

const NOTHING: State = { isOn: false, ids: new Set(), last: null };

/** The ids from one to the other, in the order shown; the second alone when the first is not shown. */
export function idsBetween(shown: readonly string[], from: string | null, to: string): string[] {
  const [a, b] = [from === null ? -1 : shown.indexOf(from), shown.indexOf(to)];
  return a === -1 || b === -1 ? [to] : shown.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** Several images of the collection chosen at once. What is no longer shown is no longer chosen. */
export function useSelection(shown: readonly Design[]): Selection {
  const [{ isOn, ids, last }, setState] = useState(NOTHING);
  const chosen = shown.filter(({ id }) => ids.has(id));
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
    reach({ id }) {
      const order = shown.map((design) => design.id);
      setState({ isOn: true, ids: new Set([...ids, ...idsBetween(order, last, id)]), last: id });
    },
    end: () => setState(NOTHING),
  };
}
