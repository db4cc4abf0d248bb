import type { NailGuide, PlacedThing, ThingKind } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { useCallback, useMemo, useState } from "react";
import { announce } from "../announcer/index.ts";
import { addThing, changeThing, removeThing } from "./change-things.ts";
import { copyBeside } from "./thing-edits.ts";

/** The look, without the place, of the selected decoration or of the next one to place. */
export type Look = Omit<PlacedThing, "x" | "y">;

/** The usual look of each kind. The sizes suit a nail of twelve millimetres. */
const USUAL: Record<ThingKind, Look> = {
  stone: { kind: "stone", size: 0.22, angle: 0 },
  pearl: { kind: "pearl", size: 0.2, angle: 0 },
  charm: { kind: "charm", size: 0.4, angle: 0 },
  foil: { kind: "foil", size: 0.35, angle: 0 },
  decal: { kind: "decal", size: 0.6, angle: 0 },
};

const NONE: readonly PlacedThing[] = [];

/** Holds the state for working on one nail's decorations: the selected one, the next one, and the dragged one. */
export function useBench(tabId: string, index: number, guide: NailGuide) {
  const [brush, setBrush] = useState<Look>(USUAL.stone);
  const [selected, setSelected] = useState<number | null>(null);
  const [focus, setFocus] = useState<number | null>(null);
  const [dragged, setDragged] = useState<{ at: number; thing: PlacedThing } | null>(null);
  const kept = guide.design?.placed ?? NONE;
  const placed = useMemo(
    () => (dragged && kept[dragged.at] ? kept.with(dragged.at, dragged.thing) : kept),
    [kept, dragged],
  );
  const shown = useMemo(
    () => (dragged ? { ...guide, design: { ...guide.design, placed: [...placed] } } : guide),
    [guide, placed, dragged],
  );
  const at = selected !== null && placed[selected] ? selected : null;
  const chosen = at === null ? null : (placed[at] ?? null);

  const change = (where: number, thing: PlacedThing, goesOn: boolean) =>
    changeThing(tabId, index, where, thing, goesOn);
  const add = (thing: PlacedThing): number | null => {
    if (thing.kind === "decal" && !thing.imageUrl) {
      announce(t`Choose the decal's picture first.`);
      return null;
    }
    const added = addThing(tabId, index, thing);
    if (added !== null) setSelected(added);
    return added;
  };

  return {
    brush,
    /** The nail as it is shown, including the dragged decoration. */
    shown,
    placed,
    at,
    chosen,
    focus,
    onFocused: useCallback(() => setFocus(null), []),
    select: setSelected,
    change,
    placeAt: (x: number, y: number) => add({ ...brush, x, y }),
    placeInTheMiddle: () => setFocus(add({ ...brush, x: 0.5, y: 0.5 })),
    duplicate(from: number) {
      const thing = kept[from];
      if (thing) setFocus(add(copyBeside(thing)));
    },
    remove(where: number) {
      removeThing(tabId, index, where);
      const next = Math.min(where, kept.length - 2);
      setSelected(next < 0 ? null : next);
      setFocus(next < 0 ? null : next);
    },
    drag(where: number, thing: PlacedThing, isDone: boolean) {
      setDragged(isDone ? null : { at: where, thing });
      if (isDone) change(where, thing, false);
    },
    changeKind(kind: ThingKind) {
      setSelected(null);
      setBrush(USUAL[kind]);
    },
    /** Changes the selected decoration, and also the next one, because a new decoration looks like the last one. */
    changeLook(look: Look) {
      setBrush(look);
      if (chosen && at !== null) change(at, { ...look, x: chosen.x, y: chosen.y }, true);
    },
  };
}
