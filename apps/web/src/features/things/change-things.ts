import {
  DECAL_PICTURES_MAX,
  decalPictures,
  type NailGuide,
  type PlacedThing,
  THINGS_MAX,
} from "@lacquer/contracts";
import { announce } from "../announcer/index.ts";
import { changeWork, nailName, readTab } from "../draft/index.ts";
import type { StepOptions } from "../tabs/index.ts";
import { thingName } from "./thing-words.ts";

function withThings(guide: NailGuide, placed: PlacedThing[]): NailGuide {
  const { design, ...nail } = guide;
  const { placed: _old, ...rest } = design ?? {};
  if (placed.length > 0) return { ...nail, design: { ...rest, placed } };
  return Object.keys(rest).length > 0 ? { ...nail, design: rest } : nail;
}

/** Changes the decorations on one nail, as one undo step with this label. */
function changeThings(
  tabId: string,
  index: number,
  change: (placed: PlacedThing[]) => PlacedThing[],
  step: StepOptions,
) {
  changeWork(
    tabId,
    ({ nails }) => ({
      nails: nails.map((guide, at) =>
        at === index ? withThings(guide, change([...(guide.design?.placed ?? [])])) : guide,
      ),
    }),
    step,
  );
}

const thingsOn = (tabId: string, index: number): readonly PlacedThing[] =>
  readTab(tabId)?.nails[index]?.design?.placed ?? [];

/**
 * Adds a decoration on top of the others on the nail. Returns its index; if it does not fit, tells the user why and
 * returns null.
 */
export function addThing(tabId: string, index: number, thing: PlacedThing): number | null {
  const nails = readTab(tabId)?.nails ?? [];
  const guide = nails[index];
  if (!guide) return null;
  const count = thingsOn(tabId, index).length;
  if (count >= THINGS_MAX) {
    announce(`A nail can hold up to ${THINGS_MAX} things.`);
    return null;
  }
  const pictures = decalPictures(nails);
  if (thing.imageUrl && !pictures.has(thing.imageUrl) && pictures.size >= DECAL_PICTURES_MAX) {
    announce(`A design's decals can show up to ${DECAL_PICTURES_MAX} different pictures.`);
    return null;
  }
  const nail = nailName(guide).toLowerCase();
  changeThings(tabId, index, (placed) => [...placed, thing], {
    label: `A ${thingName(thing)} on the ${nail}`,
  });
  announce(`A ${thingName(thing)} on the ${nail}, ${count + 1} of up to ${THINGS_MAX}.`);
  return count;
}

/** Returns the names of the fields that differ between two looks of a decoration. These names identify the change. */
function changedFields(before: PlacedThing, after: PlacedThing): string {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof PlacedThing>;
  const changed = [...keys].filter((key) => before[key] !== after[key]);
  // Moving a decoration up and moving it sideways count as the same change.
  return [...new Set(changed.map((key) => (key === "x" || key === "y" ? "place" : key)))].join(" ");
}

/** `goesOn` is true if a slider or a held key repeats the change. Undo then reverts all repetitions at once. */
export function changeThing(
  tabId: string,
  index: number,
  at: number,
  thing: PlacedThing,
  goesOn: boolean,
) {
  const before = thingsOn(tabId, index)[at];
  if (!before) return;
  changeThings(tabId, index, (placed) => placed.with(at, thing), {
    label: `Changed a ${thingName(thing)}`,
    ...(goesOn && { key: `thing ${index} ${at} ${changedFields(before, thing)}` }),
  });
}

export function removeThing(tabId: string, index: number, at: number) {
  const thing = thingsOn(tabId, index)[at];
  if (!thing) return;
  changeThings(tabId, index, (placed) => placed.toSpliced(at, 1), {
    label: `Removed a ${thingName(thing)}`,
  });
  announce(`The ${thingName(thing)} is removed.`);
}
